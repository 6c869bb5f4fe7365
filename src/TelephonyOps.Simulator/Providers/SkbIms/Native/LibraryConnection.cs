using System.Net.Sockets;
using System.Text;
using TelephonyOps.Simulator.Providers.SkbIms.Codes;
using TelephonyOps.Simulator.Providers.SkbIms.Model;
using TelephonyOps.Simulator.Tcp;

namespace TelephonyOps.Simulator.Providers.SkbIms.Native;

/// <summary>The calls of one loaded shared library, one after the other on a thread of their own, as they block their caller anyway.</summary>
internal sealed class LibraryConnection(Socket socket, SkbImsState state) : ITcpConnection
{
    private const int MostBytes = 1 << 20;
    private const int MostStructure = 1 << 17;

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Over => _over.Task;

    public Task RunAsync()
    {
        new Thread(Run) { IsBackground = true, Name = "SkbIms library" }.Start();
        return Over;
    }

    public void Abort() => socket.Close(timeout: 0);

    private void Run()
    {
        try
        {
            Serve();
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The process went, or the simulator ends.
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine($"SkbIms: {error.Message}");
        }
        finally
        {
            socket.Dispose();
            _over.TrySetResult();
        }
    }

    private void Serve()
    {
        using var library = state.Load();
        using var stream = new NetworkStream(socket);
        using var input = new BinaryReader(stream, Encoding.UTF8);
        while (true)
        {
            var length = input.ReadUInt32();
            if (length > MostBytes)
                throw new ArgumentException($"a call of {length} bytes");
            var frame = input.ReadBytes((int)length);
            if (frame.Length < length)
                throw new EndOfStreamException();
            stream.Write(Answer(library, frame));
        }
    }

    private static byte[] Answer(ImsLibrary library, byte[] frame)
    {
        using var call = new BinaryReader(new MemoryStream(frame), Encoding.UTF8);
        var isConcurrent = call.ReadByte() != 0;
        var thread = call.ReadInt64();
        var function = Encoding.ASCII.GetString(ReadText(call));
        var texts = new byte[call.ReadByte()][];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = ReadText(call);
        var numbers = new int[call.ReadByte()];
        for (var index = 0; index < numbers.Length; index++)
            numbers[index] = call.ReadInt32();
        var size = call.ReadUInt32();
        if (size > MostStructure)
            throw new ArgumentException($"a struct of {size} bytes");

        var answer = new byte[(2 * sizeof(int)) + size];
        var structure = answer.AsSpan(2 * sizeof(int));
        int result, filled;
        if (function == ImsLibrary.GetEventName)
        {
            filled = library.TakeMany(structure, thread, isConcurrent);
            result = filled > 0 ? ImsCode.Success : ImsCode.NoEvent;
        }
        else
        {
            result = library.Invoke(function, texts, numbers, structure, thread, isConcurrent);
            // What fails leaves the caller's struct as it was.
            filled = result == ImsCode.Success ? structure.Length : 0;
        }
        BitConverter.TryWriteBytes(answer, result);
        BitConverter.TryWriteBytes(answer.AsSpan(sizeof(int)), filled);
        return answer[..((2 * sizeof(int)) + filled)];
    }

    private static byte[] ReadText(BinaryReader reader) => reader.ReadBytes(checked((int)reader.ReadUInt32()));
}
