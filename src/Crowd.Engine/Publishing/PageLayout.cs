namespace Crowd.Engine.Publishing;

/// <summary>How pages are made up.</summary>
/// <param name="ItemsPerHit">Places on a page.</param>
/// <param name="GoldShare">Share of the places that check questions take.</param>
/// <param name="Seed">Of the order of the checks and their places.</param>
/// <param name="FullPagesOnly">Leave out a last page that would not be full: its items can wait for company.</param>
internal sealed record PageLayout(int ItemsPerHit, double GoldShare, int Seed, bool FullPagesOnly);
