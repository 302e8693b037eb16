# Prints "N passed, N failed, N skipped" from a TRX file and exits non-zero when something failed.
# status: the exit code of `dotnet test`; a crash that wrote no results still counts as a failure.
BEGIN {
    while ((getline line < ARGV[1]) > 0)
        if (match(line, /<Counters [^>]*>/)) {
            counters = substr(line, RSTART, RLENGTH)
            total = attribute("total"); passed = attribute("passed")
            failed = attribute("failed") + attribute("error") + attribute("timeout") + attribute("aborted")
        }
    skipped = total - passed - failed
    if (status != 0 && failed == 0) failed = 1
    if (total == 0 && failed == 0) failed = 1
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped < 0 ? 0 : skipped
    exit failed > 0
}
function attribute(name) {
    return match(counters, " " name "=\"[0-9]+\"") ? substr(counters, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
}
