using System.Text.Json;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Questions;
using Crowd.Marketplace.Reviewing;
using Crowd.Marketplace.Storage;
using Npgsql;

namespace Crowd.Marketplace.Hits;

/// <summary>What CreateHIT and CreateHITWithHITType have in common: one HIT of a known type, in one round trip.</summary>
internal sealed class HitPublisher(Database database, QuestionReader questions, TimeProvider clock)
{
    private const long LongestLifetime = 31_536_000;
    private const long MostAssignments = 1_000_000_000;

    public async Task PublishAsync(Call call, HitType type, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var lifetime = HitTypeSpec.Range(call.Input.Long("LifetimeInSeconds")!.Value, "LifetimeInSeconds", 30, LongestLifetime);
        var max = (int)HitTypeSpec.Range(call.Input.Integer("MaxAssignments") ?? 1, "MaxAssignments", 1, MostAssignments);
        var annotation = TextLimits.CheckOptional(call.Input.TextOrNull("RequesterAnnotation"), "RequesterAnnotation", TextLimits.Annotation);
        var assignmentPolicy = ReviewPolicyReader.Assignment(call.Input.Structure("AssignmentReviewPolicy"));
        var hitPolicy = ReviewPolicyReader.Hit(call.Input.Structure("HITReviewPolicy"));
        var question = await questions.ReadAsync(call, cancellationToken);
        var hit = new HitRow(
            NewId.Entity(clock), type.Id, type.GroupId, question.LayoutId, call.Now, question.Xml, annotation, "Assignable", max, type.RewardMicros,
            call.Now.AddSeconds(lifetime), 0, max, 0, type.Title, type.Description, type.Keywords, type.AutoApproval, type.Duration,
            type.RequirementsJson, 0);
        await StoreAsync(call, type, hit, lifetime, assignmentPolicy, hitPolicy, cancellationToken);
        reply.WritePropertyName("HIT");
        HitJson.Write(reply, hit);
    }

    private async Task StoreAsync(
        Call call, HitType type, HitRow hit, long lifetime, string? assignmentPolicy, string? hitPolicy, CancellationToken cancellationToken)
    {
        try
        {
            var known = await database.OneAsync(
                "select known from work.create_hit($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13, $14)",
                [
                    call.Account.Id, type.Id, hit.Id, hit.Question, hit.LayoutId, hit.Annotation, assignmentPolicy, hitPolicy, lifetime, hit.MaxAssignments,
                    Fees.ForAssignment(type.RewardMicros, hit.MaxAssignments, type.Masters), call.Operation, call.Input.TextOrNull("UniqueRequestToken"), call.Now,
                ], row => row.Text(0), cancellationToken);
            if (known is not null)
                throw ApiErrors.HitAlreadyExists(known);
        }
        catch (PostgresException e) when (Database.Refusal(e) is { } refusal)
        {
            throw refusal == "no_type" ? ApiErrors.HitTypeDoesNotExist(type.Id) : ApiErrors.InsufficientFunds();
        }
    }
}
