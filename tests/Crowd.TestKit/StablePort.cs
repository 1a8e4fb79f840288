using System.Net;
using System.Net.Sockets;

namespace Crowd.TestKit;

/// <summary>A port for a server that is killed and started again on it.</summary>
public static class StablePort
{
    // Below the ports that systems give to outgoing connections: none of those can take it while the server is down.
    private const int First = 20_000, Count = 12_000;

    /// <summary>A free one; different for tests that run at the same time.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = First + Random.Shared.Next(Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // taken: another one
            }
        }
        throw new InvalidOperationException($"No free port was found between {First} and {First + Count}.");
    }
}
