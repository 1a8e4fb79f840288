using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Taking;

internal sealed class WorkTests : MarketplaceFixture
{
    private static readonly AnswerField[] Cat = [new("label", "cat")];

    [Test]
    public async Task A_worker_takes_a_hit_and_hands_it_in()
    {
        var (hit, group) = await PublishAsync();
        var worker = await WorkerAsync();

        var taken = await AcceptAsync(worker, hit);
        var submitted = await Work.SubmitAsync(worker, taken.AssignmentId, Cat, Token);

        Assert.That(taken.Deadline - taken.AcceptedAt, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(submitted, Is.EqualTo(new SubmitOutcome.Submitted(hit, group, Clock.GetUtcNow())));
    }

    [Test]
    public async Task Accepting_again_answers_with_the_assignment_already_held()
    {
        var (hit, _) = await PublishAsync(slots: 3);
        var worker = await WorkerAsync();
        var first = await AcceptAsync(worker, hit);

        Assert.That(await Work.AcceptAsync(worker, hit, Token), Is.EqualTo(first with { Resumed = true }));
    }

    [Test]
    public async Task Nobody_does_a_hit_twice()
    {
        var (hit, _) = await PublishAsync(slots: 3);
        var worker = await WorkerAsync();
        await SubmitAsync(worker, hit);

        Assert.That(await Work.AcceptAsync(worker, hit, Token), Is.InstanceOf<AcceptOutcome.AlreadyDone>());
    }

    [Test]
    public async Task Who_had_a_page_that_another_one_names_gets_that_one_neither_way()
    {
        var (first, group) = await PublishAsync(slots: 5);
        var second = await RawHit.AddAsync(Sql, Clock, group.ToString()[1..], 5, 3600, Token, $"<meta name=\"crowd-apart\" content=\"{first} 3NOBODYKNOWSTHISONE\">");
        var (early, late, held) = (await WorkerAsync(), await WorkerAsync(), await WorkerAsync());

        await SubmitAsync(early, first);
        await SubmitAsync(late, second);
        var holding = await AcceptAsync(held, first);

        Assert.That(await Work.AcceptAsync(early, second, Token), Is.InstanceOf<AcceptOutcome.AlreadyDone>());
        Assert.That(await Work.AcceptNextAsync(early, group, Token), Is.InstanceOf<AcceptOutcome.NoneLeft>());
        Assert.That(await Work.AcceptNextAsync(late, group, Token), Is.InstanceOf<AcceptOutcome.NoneLeft>());
        Assert.That(await Work.AcceptNextAsync(held, group, Token), Is.InstanceOf<AcceptOutcome.NoneLeft>());

        await Work.ReturnAsync(held, holding.AssignmentId, Token);
        Assert.That(await Work.AcceptNextAsync(held, group, Token), Is.InstanceOf<AcceptOutcome.Accepted>(), "who gave the first one back may have the other");
    }

    [Test]
    public async Task A_hit_gives_out_no_more_slots_than_it_has_however_many_come_at_once()
    {
        var (hit, _) = await PublishAsync(slots: 5);
        var workers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WorkerAsync()));

        var outcomes = await Task.WhenAll(workers.Select(w => Work.AcceptAsync(w, hit, Token)));

        Assert.That(outcomes.Count(o => o is AcceptOutcome.Accepted), Is.EqualTo(5));
        Assert.That(outcomes.Count(o => o is AcceptOutcome.NoneLeft), Is.EqualTo(15));
    }

    [Test]
    public async Task The_first_of_two_submissions_stands()
    {
        var (hit, _) = await PublishAsync();
        var worker = await WorkerAsync();
        var taken = await AcceptAsync(worker, hit);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Work.SubmitAsync(worker, taken.AssignmentId, Cat, Token)));

        Assert.That(outcomes.Count(o => o is SubmitOutcome.Submitted), Is.EqualTo(1));
        Assert.That(outcomes.Count(o => o is SubmitOutcome.AlreadySubmitted), Is.EqualTo(4));
    }

    [Test]
    public async Task Another_workers_assignment_can_be_neither_submitted_nor_returned()
    {
        var (hit, _) = await PublishAsync();
        var taken = await AcceptAsync(await WorkerAsync(), hit);
        var forger = await WorkerAsync();

        Assert.That(await Work.SubmitAsync(forger, taken.AssignmentId, Cat, Token), Is.InstanceOf<SubmitOutcome.NotYours>());
        Assert.That(await Work.ReturnAsync(forger, taken.AssignmentId, Token), Is.EqualTo(ReturnOutcome.NotYours));
    }

    [Test]
    public async Task After_the_deadline_the_submission_is_late_and_the_slot_is_free()
    {
        var (hit, _) = await PublishAsync();
        var slow = await WorkerAsync();
        var taken = await AcceptAsync(slow, hit);
        Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.That(await Work.SubmitAsync(slow, taken.AssignmentId, Cat, Token), Is.InstanceOf<SubmitOutcome.Late>());
        Assert.That(await Work.AcceptAsync(await WorkerAsync(), hit, Token), Is.InstanceOf<AcceptOutcome.Accepted>());
    }

    [Test]
    public async Task A_returned_assignments_id_goes_to_the_next_worker_and_is_lost_to_the_first()
    {
        var (hit, _) = await PublishAsync();
        var first = await WorkerAsync();
        var second = await WorkerAsync();
        var taken = await AcceptAsync(first, hit);

        Assert.That(await Work.ReturnAsync(first, taken.AssignmentId, Token), Is.EqualTo(ReturnOutcome.Returned));
        Assert.That((await AcceptAsync(second, hit)).AssignmentId, Is.EqualTo(taken.AssignmentId));
        Assert.That(await Work.SubmitAsync(first, taken.AssignmentId, Cat, Token), Is.InstanceOf<SubmitOutcome.NotYours>());
    }

    [Test]
    public async Task A_preview_id_cannot_be_submitted() => Assert.That(
        await Work.SubmitAsync(await WorkerAsync(), new("ASSIGNMENT_ID_NOT_AVAILABLE"), Cat, Token), Is.InstanceOf<SubmitOutcome.NoSuchAssignment>());

    [Test]
    public async Task Who_accepted_before_the_hit_expired_may_still_submit()
    {
        var (hit, _) = await PublishAsync(slots: 2, lifetime: 30);
        var worker = await WorkerAsync();
        var taken = await AcceptAsync(worker, hit);
        await AdvanceAsync(TimeSpan.FromSeconds(45));

        Assert.That(await Work.AcceptAsync(await WorkerAsync(), hit, Token), Is.InstanceOf<AcceptOutcome.Expired>());
        Assert.That(await Work.SubmitAsync(worker, taken.AssignmentId, Cat, Token), Is.InstanceOf<SubmitOutcome.Submitted>());
    }

    [Test]
    public async Task Taking_the_next_goes_through_a_group_once()
    {
        var (hit, group) = await PublishAsync(slots: 2);
        for (var i = 0; i < 4; i++)
            await RawHit.AddAsync(Sql, Clock, group.ToString()[1..], 2, 3600, Token);
        var worker = await WorkerAsync();

        var taken = new List<HitId>();
        while (await Work.AcceptNextAsync(worker, group, Token) is AcceptOutcome.Accepted { HitId: var id } a)
        {
            taken.Add(id);
            await Work.SubmitAsync(worker, a.AssignmentId, Cat, Token);
        }

        Assert.That(taken, Has.Count.EqualTo(5).And.Unique.And.Contains(hit));
    }

    [Test]
    public async Task Workers_who_take_the_next_at_once_fill_a_group_exactly()
    {
        var (_, group) = await PublishAsync(slots: 2);
        for (var i = 0; i < 9; i++)
            await RawHit.AddAsync(Sql, Clock, group.ToString()[1..], 2, 3600, Token);
        var workers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WorkerAsync()));

        var taken = await Task.WhenAll(workers.Select(w => TakeAllAsync(w, group)));

        Assert.That(taken.Sum(), Is.EqualTo(20));
    }

    [Test]
    public async Task A_stranger_takes_nothing()
    {
        var (hit, group) = await PublishAsync();

        Assert.That(await Work.AcceptAsync(new("ANOBODY"), hit, Token), Is.InstanceOf<AcceptOutcome.NoSuchWorker>());
        Assert.That(await Work.AcceptNextAsync(new("ANOBODY"), group, Token), Is.InstanceOf<AcceptOutcome.NoSuchWorker>());
    }

    [Test]
    public async Task The_list_the_preview_and_the_history_show_the_hit_through_its_life()
    {
        var (hit, group) = await PublishAsync(autoApproval: 0);
        var worker = await WorkerAsync();

        Assert.That((await WorkList.GroupsAsync(worker, new() { Take = 100 }, Token)).Single(g => g.GroupId == group), Has.Property("Hits").EqualTo(1).And.Property("MayAccept").True);
        Assert.That(await WorkList.PreviewNextAsync(worker, group, Token), Is.InstanceOf<PreviewOutcome.Shown>().With.Property("MayAccept").True);
        var taken = await AcceptAsync(worker, hit);
        Assert.That((await WorkList.HeldAsync(worker, taken.AssignmentId, Token))!.Page.Question, Is.EqualTo("<q/>"));
        await Work.SubmitAsync(worker, taken.AssignmentId, Cat, Token);

        Assert.That(await WorkList.HeldAsync(worker, Token), Is.Empty);
        Assert.That((await WorkList.GroupsAsync(worker, new() { Take = 100 }, Token)).Select(g => g.GroupId), Does.Not.Contain(group));
        Assert.That((await WorkList.HistoryAsync(worker, null, 10, Token)).Single(), Has.Property("Status").EqualTo(TakeStatus.Approved).And.Property("PaidUsd").EqualTo(0.10m));
        Assert.That((await WorkList.EarningsAsync(worker, Token)).RewardsUsd, Is.EqualTo(0.10m));
    }

    private Task<(HitId Hit, GroupId Group)> PublishAsync(int slots = 1, int lifetime = 3600, int duration = 60, int autoApproval = 86400) =>
        RawHit.PublishAsync(Sql, Clock, slots, lifetime, duration, autoApproval, Token);

    private async Task<AcceptOutcome.Accepted> AcceptAsync(WorkerId worker, HitId hit) =>
        (AcceptOutcome.Accepted)await Work.AcceptAsync(worker, hit, Token);

    private async Task SubmitAsync(WorkerId worker, HitId hit) =>
        await Work.SubmitAsync(worker, (await AcceptAsync(worker, hit)).AssignmentId, Cat, Token);

    private async Task<int> TakeAllAsync(WorkerId worker, GroupId group)
    {
        var taken = 0;
        while (await Work.AcceptNextAsync(worker, group, Token) is AcceptOutcome.Accepted a)
        {
            taken++;
            await Work.SubmitAsync(worker, a.AssignmentId, Cat, Token);
        }
        return taken;
    }
}
