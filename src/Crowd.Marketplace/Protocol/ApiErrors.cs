namespace Crowd.Marketplace.Protocol;

/// <summary>Every refusal the API knows, in Amazon's words where they are on record.</summary>
internal static class ApiErrors
{
    private const string Prefix = "AWS.MechanicalTurk.";

    public static ApiException HitDoesNotExist(string id) => Request($"Hit {id} does not exist.", "HITDoesNotExist");

    public static ApiException HitTypeDoesNotExist(string id) => Request($"HITType {id} does not exist.", "HITTypeDoesNotExist");

    public static ApiException AssignmentDoesNotExist(string id) => Request($"Assignment {id} does not exist.", "AssignmentDoesNotExist");

    public static ApiException QualificationTypeDoesNotExist(string id) => Request($"QualificationType {id} does not exist.", "QualificationTypeDoesNotExist");

    public static ApiException QualificationRequestDoesNotExist(string id) =>
        Request($"QualificationRequest {id} does not exist.", "QualificationRequestDoesNotExist");

    public static ApiException QualificationDoesNotExist() =>
        Request("You requested a Qualification that does not exist.", "QualificationDoesNotExist");

    public static ApiException QualificationTypeAlreadyExists() => Request(
        "You have already created a QualificationType with this name. A QualificationType's name must be unique among all of the QualificationTypes created by the same user.",
        "QualificationTypeAlreadyExists");

    public static ApiException HitAlreadyExists(string id) => Request($"The HIT with ID \"{id}\" already exists.", "HitAlreadyExists");

    public static ApiException DuplicateRequest(string token) =>
        Request($"The idempotency token \"{token}\" has already been processed.", "DuplicateRequest");

    public static ApiException InvalidAssignmentState(string expected) =>
        Request($"This operation can be called with a status of: {expected}", "InvalidAssignmentState");

    // two blanks before "This operation", as on record
    public static ApiException InvalidHitState(string state, string expected) => Request(
        $"This HIT is currently in the state '{state}'.  This operation can be called with a status of: {expected}", "InvalidHITState");

    public static ApiException InsufficientFunds() => Request(
        "This Requester has insufficient funds in their account to complete this transaction. Please visit https://requester.mturk.com/prepayments/new to purchase Prepaid HITs.",
        "InsufficientFunds");

    public static ApiException Request(string message, string code) => new(400, "RequestError", message, Prefix + code, stamped: true);

    public static ApiException Parameter(string message) => new(400, "ParameterValidationError", message, null, stamped: true);

    public static ApiException InvalidValue(string value, string parameter) =>
        Parameter($"The value \"{value}\" is not valid for the parameter {parameter}.");

    public static ApiException OutOfRange(string parameter, long value, long min, long max) =>
        Parameter($"The value \"{value}\" is not valid for the parameter {parameter}. Valid values range from {min} to {max}.");

    public static ApiException TooLong(string parameter, int length, int max) =>
        Parameter($"The value of the parameter {parameter} has {length} characters; it may have {max}.");

    public static ApiException Xml(string details) => Parameter(
        "There was an error parsing the XML question or answer data in your request. Please make sure the data is well-formed and validates against the appropriate schema. Details: " + details);

    public static ApiException Combination(string parameters) => new(
        400, "InvalidParameterCombinationError", $"The combination of parameters supplied to the request is invalid: {parameters}.", null, stamped: true);

    public static ApiException Validation(List<string> breaches) => Plain(
        "ValidationException", $"{breaches.Count} validation error{(breaches.Count == 1 ? "" : "s")} detected: {string.Join("; ", breaches)}");

    public static ApiException Serialization(string message) => Plain("SerializationException", message);

    public static ApiException UnknownOperation() => Plain("UnknownOperationException", "The X-Amz-Target header names no operation of this service.");

    public static ApiException Throttled() => Plain("ThrottlingException", "Rate exceeded");

    public static ApiException TooLarge(long max) => new(413, "RequestEntityTooLargeException", $"The request body may have {max} bytes.", null, stamped: false);

    public static ApiException Fault(string message) => new(500, "ServiceFault", message, "AWS.ServiceUnavailable", stamped: false);

    public static ApiException Plain(string type, string message) => new(400, type, message, null, stamped: false);
}
