namespace Crowd.Quality.Text;

/// <summary>Texts by item, cut into words, with the likeness of every two texts of an item.</summary>
internal sealed class TextTable
{
    private const int MostAnswersAnItem = 500;

    public TextTable(IReadOnlyList<TextAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        for (var row = 0; row < answers.Count; row++)
        {
            if (answers[row].Item < 0 || answers[row].Worker < 0 || answers[row].Text is null)
            {
                throw new ArgumentException(
                    $"Answer {row}: item {answers[row].Item} and worker {answers[row].Worker} must be 0 or more, and the text not null.", nameof(answers));
            }
        }

        Items = answers.Count == 0 ? 0 : answers.Max(a => a.Item) + 1;
        Workers = answers.Count == 0 ? 0 : answers.Max(a => a.Worker) + 1;
        Groups = [.. answers.GroupBy(a => a.Item).OrderBy(g => g.Key).Select(g => Group.Of([.. g]))];
    }

    public int Items { get; }

    public int Workers { get; }

    public Group[] Groups { get; }

    internal sealed record Group(TextAnswer[] Answers, string[][] Words, double[,] Likeness)
    {
        public static Group Of(TextAnswer[] answers)
        {
            if (answers.Length > MostAnswersAnItem)
            {
                throw new ArgumentException($"Item {answers[0].Item} has {answers.Length} texts; at most {MostAnswersAnItem} are taken.", nameof(answers));
            }

            Array.Sort(answers, (a, b) => a.Worker != b.Worker ? a.Worker.CompareTo(b.Worker) : string.CompareOrdinal(a.Text, b.Text));
            var words = answers.Select(a => WordErrors.Words(a.Text)).ToArray();
            var likeness = new double[words.Length, words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    likeness[i, j] = likeness[j, i] = WordErrors.Likeness(words[i], words[j]);
                }
            }

            return new(answers, words, likeness);
        }

        /// <summary>The answer with the most weighted likeness to the others; ties: the first.</summary>
        public int Medoid(Func<int, double> weight)
        {
            var (best, most) = (0, double.NegativeInfinity);
            for (var i = 0; i < Answers.Length; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < Answers.Length; j++)
                {
                    sum += j == i ? 0 : weight(j) * Likeness[i, j];
                }

                (best, most) = sum > most + 1e-12 ? (i, sum) : (best, most);
            }

            return best;
        }

        /// <summary>Mean likeness of one answer to the others, weighted; 0 if there are none.</summary>
        public double MeanLikeness(int answer, Func<int, double> weight)
        {
            double sum = 0, all = 0;
            for (var j = 0; j < Answers.Length; j++)
            {
                if (j != answer)
                {
                    (sum, all) = (sum + (weight(j) * Likeness[answer, j]), all + weight(j));
                }
            }

            return all == 0 ? 0 : sum / all;
        }
    }
}
