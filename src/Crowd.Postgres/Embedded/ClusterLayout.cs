using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Crowd.Postgres;

/// <summary>Which file of the cluster lies where.</summary>
internal sealed partial record ClusterLayout(string Root)
{
    // a Unix socket's path may have 107 bytes, and PostgreSQL appends its own name and ".lock" to ours
    private const int LongestSocketFolder = 85;

    public string Cluster => Path.Combine(Root, "cluster");
    public string PidFile => Path.Combine(Cluster, "postmaster.pid");
    public string Settings => Path.Combine(Cluster, "crowd.conf");
    public string StartLock => Path.Combine(Root, "start.lock");
    public string UsersLock => Path.Combine(Root, "users.lock");

    /// <summary>Written last when a cluster is made: its presence says that the cluster is complete.</summary>
    public string Password => Path.Combine(Root, "password");
    public string Logs => Path.Combine(Root, "log");
    public string ServerLog => Path.Combine(Logs, "server.log");
    public string ToolLog => Path.Combine(Logs, "pg_ctl.log");
    public string SocketFolder => Plain().IsMatch(Root) && Root.Length <= LongestSocketFolder - "/run".Length
        ? Path.Combine(Root, "run")
        : Path.Combine(Environment.IsPrivilegedProcess ? "/var/lib/crowd" : "/tmp", "crowd-" + Hash(Root));

    public bool IsComplete => File.Exists(Password) && File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    /// <summary>The major version that made the cluster; null before it is complete.</summary>
    public int? Major => IsComplete ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim()) : null;

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    // what needs no quoting in PostgreSQL's list of socket folders
    [GeneratedRegex("^[A-Za-z0-9/._-]+$")]
    private static partial Regex Plain();
}
