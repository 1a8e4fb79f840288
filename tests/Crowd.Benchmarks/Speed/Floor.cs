using System.Runtime.Intrinsics;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Speed;

/// <summary>
/// The kernel against its floor: the same walk over the same answers with the gather, the exponential and the scatter alone: no maximum, no division,
/// no likelihood, no class totals. Four classes, one thread.
/// </summary>
internal static unsafe class Floor
{
    public static void Run(string name, AnswerMatrix answers)
    {
        using var tables = new Tables(answers);
        var kernel = Clock.Best(tables.Kernel);
        var floor = Clock.Best(tables.Bare);
        var each = 1e9 / answers.AnswerCount;
        Console.WriteLine($"{name,-46} kernel {kernel * each,6:0.00} ns/answer, floor {floor * each,6:0.00}, ratio {kernel / floor:0.00}");
    }

    private sealed class Tables : IDisposable
    {
        private readonly AnswerMatrix _answers;
        private readonly int[] _cells;
        private readonly AlignedDoubles _logPi;
        private readonly AlignedDoubles _counts;
        private readonly AlignedDoubles _prior = new(8);

        public Tables(AnswerMatrix answers)
        {
            _answers = answers;
            _cells = [.. Enumerable.Range(0, answers.AnswerCount).Select(n => (answers.WorkerAt(n) * answers.ClassCount) + answers.LabelAt(n))];
            _logPi = new AlignedDoubles(answers.WorkerCount * 16L);
            _counts = new AlignedDoubles(answers.WorkerCount * 16L);
            for (var cell = 0; cell < answers.WorkerCount * 16; cell++)
            {
                _logPi.Pointer[cell] = Math.Log((cell & 3) == ((cell >> 2) & 3) ? 0.7 : 0.1);
            }
        }

        public void Kernel()
        {
            fixed (int* start = _answers.ItemStarts, cells = _cells)
            {
                var pass = new EmPass
                {
                    Start = start, Cells = cells, LogPi = _logPi.Pointer, LogPrior = _prior.Pointer, Counts = _counts.Pointer,
                    ClassTotals = _prior.Pointer + 4, Classes = 4, Stride = 4,
                };
                EmKernel.Run(pass, 0, _answers.ItemCount);
            }
        }

        public void Bare()
        {
            var logPi = _logPi.Pointer;
            var counts = _counts.Pointer;
            fixed (int* cells = _cells, starts = _answers.ItemStarts)
            {
                for (var item = 0; item < _answers.ItemCount; item++)
                {
                    var (first, end) = (starts[item], starts[item + 1]);
                    var sum = Vector256<double>.Zero;
                    for (var n = first; n < end; n++)
                    {
                        sum += Vector256.Load(logPi + (4L * cells[n]));
                    }

                    var e = Vector256.Exp(sum);
                    for (var n = first; n < end; n++)
                    {
                        var at = counts + (4L * cells[n]);
                        (Vector256.Load(at) + e).Store(at);
                    }
                }
            }
        }

        public void Dispose()
        {
            _logPi.Dispose();
            _counts.Dispose();
            _prior.Dispose();
        }
    }
}
