using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Questions;

namespace Crowd.Marketplace.Qualifications;

/// <summary>What fits together in a qualification type.</summary>
internal static class QualificationTypeRules
{
    /// <exception cref="ApiException">It does not.</exception>
    public static QualificationTypeRow Check(QualificationTypeRow type)
    {
        TextLimits.Check(type.Name, "Name", TextLimits.QualificationName, required: true);
        TextLimits.Check(type.Description, "Description", TextLimits.Description, required: true);
        TextLimits.CheckOptional(type.Keywords, "Keywords", TextLimits.Keywords);
        if (type.RetryDelay < 0)
            throw ApiErrors.InvalidValue($"{type.RetryDelay}", "RetryDelayInSeconds");
        if (type.Test is not null && type.AutoGranted)
            throw ApiErrors.Combination("Test, AutoGranted");
        if (type.AutoGrantedValue is not null && !type.AutoGranted)
            throw ApiErrors.Combination("AutoGranted, AutoGrantedValue");
        CheckTest(type);
        return type;
    }

    private static void CheckTest(QualificationTypeRow type)
    {
        if (type.Test is null)
        {
            if (type.AnswerKey is not null)
                throw ApiErrors.Combination("AnswerKey, without Test");
            if (type.TestDuration is not null)
                throw ApiErrors.Combination("TestDurationInSeconds, without Test");
            return;
        }
        if (type.TestDuration is not > 0)
            throw ApiErrors.Parameter("TestDurationInSeconds is required with a Test, and must be more than 0.");
        var form = QuestionForm.Parse(TextLimits.CheckXml(type.Test, "Test"));
        if (type.AnswerKey is not null)
            AnswerKey.Parse(TextLimits.CheckXml(type.AnswerKey, "AnswerKey"), form);
    }
}
