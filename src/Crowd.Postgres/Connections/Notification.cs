namespace Crowd.Postgres;

/// <summary>One NOTIFY: its channel and its payload, which may be empty.</summary>
public readonly record struct Notification(string Channel, string Payload);
