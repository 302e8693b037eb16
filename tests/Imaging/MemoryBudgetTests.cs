using Bpp.Engine.Imaging;

namespace Bpp.Tests.Imaging;

public sealed class MemoryBudgetTests
{
    [Fact]
    public async Task Enter_MoreThanIsFree_WaitsForTheFirstToLeave()
    {
        var budget = new MemoryBudget(100);
        var first = budget.Enter(60, CancellationToken.None)!;
        var second = Task.Run(() => budget.Enter(60, CancellationToken.None));
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second)!.Dispose();
    }

    [Fact]
    public void Enter_WhatFits_RunsSideBySide()
    {
        var budget = new MemoryBudget(100);
        using var a = budget.Enter(50, CancellationToken.None);
        using var b = budget.Enter(50, CancellationToken.None);

        Assert.Null(budget.Enter(0, CancellationToken.None));
    }

    [Fact]
    public void Enter_MoreThanEverything_RunsAlone()
    {
        var budget = new MemoryBudget(100);

        using (budget.Enter(1_000, CancellationToken.None))
        {
            using var stop = new CancellationTokenSource();
            stop.Cancel();
            Assert.Throws<OperationCanceledException>(() => budget.Enter(1, stop.Token));
        }

        using var after = budget.Enter(100, CancellationToken.None);
        Assert.NotNull(after);
    }

    [Fact]
    public void Dispose_Twice_FreesOnce()
    {
        var budget = new MemoryBudget(100);
        var first = budget.Enter(100, CancellationToken.None)!;
        first.Dispose();
        first.Dispose();
        using var second = budget.Enter(100, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => budget.Enter(1, stop.Token));
    }
}
