namespace Crowd.Postgres;

/// <summary>The text of crowd.conf, written before each start.</summary>
internal static class ServerSettings
{
    private const long SmallSharedMemory = 256L * 1024 * 1024;

    public static string For(ClusterLayout layout, EmbeddedPostgresOptions options)
    {
        List<string> lines =
        [
            "# written by Crowd at each start; put settings of your own into postgresql.auto.conf (ALTER SYSTEM)",
            "listen_addresses = ''",
            "port = 5432",
            $"unix_socket_directories = '{layout.SocketFolder}'",
            $"max_connections = {options.MaxConnections}",
            "shared_buffers = 256MB",
            "work_mem = 16MB",
            "maintenance_work_mem = 128MB",
            "max_wal_size = 2GB",
            "random_page_cost = 1.1",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "log_line_prefix = '%m [%p] %a '",
            "log_checkpoints = off",
            "jit = off",
        ];
        if (!options.Durable)
            lines.AddRange(["fsync = off", "synchronous_commit = off", "full_page_writes = off"]);
        if (SharedMemoryIsSmall())
            lines.Add("dynamic_shared_memory_type = mmap");
        return string.Join('\n', lines) + "\n";
    }

    // Containers often have a /dev/shm of 64 MB; a parallel query then fails for want of space.
    private static bool SharedMemoryIsSmall() =>
        OperatingSystem.IsLinux() && Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").TotalSize < SmallSharedMemory;
}
