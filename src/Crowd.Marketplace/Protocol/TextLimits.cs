using System.Text;

namespace Crowd.Marketplace.Protocol;

/// <summary>How long texts may be: what Amazon's older reference says, and round figures where none was published.</summary>
internal static class TextLimits
{
    public const int Title = 128;
    public const int Description = 2000;
    public const int Keywords = 1000;
    public const int Annotation = 255;
    public const int Feedback = 1024;
    public const int Reason = 1024;
    public const int QualificationName = 200;
    public const int Subject = 200;
    public const int Message = 4096;
    public const int Destination = 2048;

    /// <summary>Questions, tests and answer keys: bytes of UTF-8, white space included.</summary>
    public const int XmlBytes = 65_535;

    public static string Check(string text, string parameter, int max, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            throw ApiErrors.InvalidValue(text, parameter);
        return text.Length <= max ? text : throw ApiErrors.TooLong(parameter, text.Length, max);
    }

    public static string? CheckOptional(string? text, string parameter, int max) => text is null ? null : Check(text, parameter, max);

    public static string CheckXml(string xml, string parameter)
    {
        var bytes = Encoding.UTF8.GetByteCount(xml);
        return bytes <= XmlBytes ? xml : throw ApiErrors.Parameter($"The parameter {parameter} has {bytes} bytes; it may have {XmlBytes}.");
    }
}
