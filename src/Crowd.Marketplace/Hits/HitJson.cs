using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Hits;

/// <summary>Writes the HIT structure.</summary>
internal static class HitJson
{
    public static void Write(Utf8JsonWriter json, HitRow hit)
    {
        json.WriteStartObject();
        json.WriteString("HITId", hit.Id);
        json.WriteString("HITTypeId", hit.TypeId);
        json.WriteString("HITGroupId", hit.GroupId);
        json.WriteText("HITLayoutId", hit.LayoutId);
        json.WriteMoment("CreationTime", hit.CreatedAt);
        json.WriteString("Title", hit.Title);
        json.WriteString("Description", hit.Description);
        json.WriteString("Question", hit.Question);
        json.WriteString("Keywords", hit.Keywords);
        json.WriteString("HITStatus", hit.Status);
        json.WriteNumber("MaxAssignments", hit.MaxAssignments);
        json.WriteString("Reward", Money.Text(hit.RewardMicros));
        json.WriteNumber("AutoApprovalDelayInSeconds", hit.AutoApproval);
        json.WriteMoment("Expiration", hit.ExpiresAt);
        json.WriteNumber("AssignmentDurationInSeconds", hit.Duration);
        json.WriteText("RequesterAnnotation", hit.Annotation);
        json.WritePropertyName("QualificationRequirements");
        json.WriteRawValue(hit.RequirementsJson, skipInputValidation: true);
        json.WriteString("HITReviewStatus", "NotReviewed");
        json.WriteNumber("NumberOfAssignmentsPending", hit.Pending);
        json.WriteNumber("NumberOfAssignmentsAvailable", hit.Available);
        json.WriteNumber("NumberOfAssignmentsCompleted", hit.Completed);
        json.WriteEndObject();
    }
}
