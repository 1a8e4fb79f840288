namespace Crowd.Quality.Calibration;

/// <summary>Items of about the same confidence.</summary>
/// <param name="Items">How many.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Accuracy">Their share of right labels.</param>
public readonly record struct CalibrationBin(int Items, double Confidence, double Accuracy);
