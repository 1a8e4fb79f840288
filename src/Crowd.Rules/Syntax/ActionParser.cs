using Crowd.Rules.Reading;

namespace Crowd.Rules.Syntax;

/// <summary>One action, such as <c>exclude from project for 3 days</c> or <c>discard since: first-doubt</c>. A colon is a blank.</summary>
internal sealed class ActionParser(Cursor cursor, int end) : ActionTerms(cursor, end)
{
    private static readonly Dictionary<string, Func<ActionParser, RuleAction?>> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["warn"] = p => new RuleAction.Warn(p.OptionalText()),
        ["message"] = p => p.Text("the message or its template's name") is { } text ? new RuleAction.Message(text) : null,
        ["hint"] = p => p.Text("the hint's text") is { } text ? new RuleAction.Hint(text) : null,
        ["train"] = p => new RuleAction.Train(p.OptionalText()),
        ["exclude"] = p => p.Exclude(),
        ["block"] = p => p.Block(),
        ["restore"] = _ => new RuleAction.Restore(),
        ["discard"] = p => p.Discard(),
        ["recollect"] = p => p.Recollect(),
        ["approve"] = p => p.Approve(),
        ["reject"] = p => p.Reject(),
        ["bonus"] = p => p.Money() is { } amount ? new RuleAction.Bonus(amount, p.OptionalText()) : null,
        ["raise"] = p => p.RaiseGold(),
        ["throttle"] = p => p.Throttle(),
        ["set"] = p => p.SetSkill(),
        ["remove"] = p => p.Word("skill") && p.Name("the skill's name") is { } name ? new RuleAction.RemoveSkill(name) : null,
        ["ask"] = p => p.AskMore(),
        ["extend"] = p => p.Word("by") && p.Duration() is { } by ? new RuleAction.ExtendTime(by) : null,
        ["finish"] = _ => new RuleAction.Finish(),
        ["expire"] = _ => new RuleAction.Expire(),
        ["price"] = p => p.Word("to") && p.Money() is { } amount ? new RuleAction.Reprice(amount) : null,
        ["route"] = p => p.Route(),
        ["pause"] = p => p.Word("campaign") ? new RuleAction.PauseCampaign() : null,
        ["flag"] = p => new RuleAction.Flag(p.OptionalText()),
        ["alert"] = p => new RuleAction.Alert(p.OptionalText()),
        ["webhook"] = p => p.Webhook(),
        ["nothing"] = _ => new RuleAction.RecordOnly(),
    };

    /// <summary>The verbs an action may begin with, for editors and hints.</summary>
    public static IReadOnlyCollection<string> VerbNames => Verbs.Keys;

    public static RuleAction? Parse(SourceText source, int start, int end)
    {
        var cursor = new Cursor(source, Lexer.Read(source.Text, start, end));
        if (cursor.Current.Kind != TokenKind.Word || !Verbs.TryGetValue(cursor.Current.Text, out var verb))
        {
            cursor.Fail("an action such as warn, exclude, discard or recollect", Verbs.Keys);
            return null;
        }

        cursor.Take();
        cursor.TakeIf(TokenKind.Colon);
        var action = verb(new ActionParser(cursor, end));
        if (action is not null && !cursor.AtEnd)
        {
            cursor.Fail("the end of the action");
            return null;
        }

        return action;
    }

    // exclude ["from" scope] ["for" time]
    private RuleAction.Exclude? Exclude()
    {
        var scope = ActionScope.Campaign;
        if (Cursor.TakeIf("from"))
        {
            if (Choice<ActionScope>("campaign, project or account") is not { } chosen)
            {
                return null;
            }

            scope = chosen;
        }

        if (Cursor.TakeIf("for") && !Cursor.TakeIf("ever"))
        {
            return Duration() is { } time ? new RuleAction.Exclude(scope, time) : null;
        }

        return new RuleAction.Exclude(scope, null);
    }

    private RuleAction.Block? Block()
    {
        Cursor.TakeIf("because");
        return Text("the reason, as in 'block: copies answers': the marketplace's block needs one") is { } reason ? new RuleAction.Block(reason) : null;
    }

    private RuleAction.Discard? Discard() =>
        Range(AnswerRange.All) is { } range ? new RuleAction.Discard(range.Range, range.Since, range.Count, range.Last) : null;

    // ["all" | "this" | "since" ("first-doubt" | date) | "last" number "answers" | "last" time]
    private (AnswerRange Range, DateTimeOffset? Since, int? Count, TimeSpan? Last)? Range(AnswerRange unsaid)
    {
        if (Cursor.TakeIf("since"))
        {
            Cursor.TakeIf(TokenKind.Colon);
            if (Cursor.TakeIf("first-doubt") || Cursor.TakeIf("first", "doubt"))
            {
                return (AnswerRange.SinceFirstDoubt, null, null, null);
            }

            return Date() is { } moment ? (AnswerRange.SinceMoment, moment, null, null) : null;
        }

        if (Cursor.TakeIf("last"))
        {
            if (AmountParser.IsTime(Cursor.Following.Text))
            {
                return Duration() is { } time ? (AnswerRange.LastTime, null, null, time) : null;
            }

            return Whole("a number of answers", 1, 1_000_000) is { } count && Piece() ? (AnswerRange.LastCount, null, count, null) : null;
        }

        return (Cursor.TakeIf("this") ? AnswerRange.ThisOne : Cursor.TakeIf("all") ? AnswerRange.All : unsaid, null, null, null);
    }

    private RuleAction.Recollect Recollect()
    {
        var all = Cursor.TakeIf("all");
        _ = !all && Cursor.TakeIf("affected");
        return new RuleAction.Recollect(all);
    }

    private RuleAction.Approve Approve() =>
        Cursor.TakeIf("overriding", "rejection")
            ? new RuleAction.Approve(AnswerRange.ThisOne, true)
            : new RuleAction.Approve(Cursor.TakeIf("all") ? AnswerRange.All : AnswerRange.ThisOne, false);

    private RuleAction.Reject? Reject()
    {
        var all = Cursor.TakeIf("all");
        return Text("the reason the worker will read, as in 'reject: most check questions were wrong'") is { } reason
            ? new RuleAction.Reject(all ? AnswerRange.All : AnswerRange.ThisOne, reason)
            : null;
    }

    private RuleAction.RaiseGold? RaiseGold()
    {
        if (!Word("gold"))
        {
            return null;
        }

        Cursor.TakeIf(TokenKind.Colon);
        return Word("to") && Share() is { } share ? new RuleAction.RaiseGold(share) : null;
    }

    private RuleAction.Throttle? Throttle()
    {
        if (!Word("to") || Whole("a number of answers", 1, 1_000_000) is not { } answers || !Piece() || !Word("per"))
        {
            return null;
        }

        if (Cursor.Current.Kind == TokenKind.Number)
        {
            return Duration() is { } time ? new RuleAction.Throttle(answers, time) : null;
        }

        TimeSpan? per = Cursor.TakeIf("minute") ? TimeSpan.FromMinutes(1) : Cursor.TakeIf("hour") ? TimeSpan.FromHours(1) : Cursor.TakeIf("day") ? TimeSpan.FromDays(1) : null;
        if (per is null)
        {
            Cursor.Fail("minute, hour or day", ["minute", "hour", "day"]);
        }

        return per is { } span ? new RuleAction.Throttle(answers, span) : null;
    }

    private RuleAction.SetSkill? SetSkill()
    {
        if (!Word("skill") || Name("the skill's name") is not { } name || !Word("to"))
        {
            return null;
        }

        double? value = null;
        string? measure = null;
        if (Cursor.Current.Kind == TokenKind.Word)
        {
            measure = Cursor.Take().Text;
        }
        else if (Number("a value from 0 to 100, or a measure of the condition such as gold.accuracy", 0, 100) is { } number)
        {
            value = number;
            Cursor.TakeIf(TokenKind.Percent);
        }
        else
        {
            return null;
        }

        if (!Cursor.TakeIf("for"))
        {
            return new RuleAction.SetSkill(name, value, measure, null);
        }

        return Duration() is { } time ? new RuleAction.SetSkill(name, value, measure, time) : null;
    }

    // ask number "more" pieces ["up" "to" number]
    private RuleAction.AskMore? AskMore()
    {
        if (Whole("a number of answers", 1, 1000) is not { } more || !Word("more") || !Piece())
        {
            return null;
        }

        if (!Cursor.TakeIf("up", "to"))
        {
            return new RuleAction.AskMore(more, null);
        }

        return Whole("the most answers an item may get", 1, 30_000) is { } most ? new RuleAction.AskMore(more, most) : null;
    }

    private RuleAction.Route? Route()
    {
        if (!Word("to"))
        {
            return null;
        }

        if (Cursor.TakeIf("other", "workers"))
        {
            return new RuleAction.Route(RouteTo.OtherWorkers);
        }

        if (Cursor.TakeIf("review"))
        {
            return new RuleAction.Route(RouteTo.Review);
        }

        if (Cursor.TakeIf("experts"))
        {
            return new RuleAction.Route(RouteTo.Experts);
        }

        Cursor.Fail("review, experts or other workers", ["review", "experts", "other workers"]);
        return null;
    }

    private RuleAction.Webhook? Webhook()
    {
        var at = Cursor.Current.Start;
        if (Text("the address to post to, such as https://example.org/hook") is not { } url)
        {
            return null;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
        {
            return new RuleAction.Webhook(url);
        }

        Cursor.Source.Report(at, $"expected an address that begins with https://, found '{url}'");
        return null;
    }
}
