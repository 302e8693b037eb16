# Prints what failed, a line each, and "N passed, N failed, N skipped" from a TRX file; exits non-zero when something failed.
# status: the exit code of `dotnet test`; a crash that wrote no results still counts as a failure.
BEGIN {
    while ((getline line < ARGV[1]) > 0)
        if (match(line, /<Counters [^>]*>/)) {
            counters = substr(line, RSTART, RLENGTH)
            total = attribute("total"); passed = attribute("passed")
            failed = attribute("failed") + attribute("error") + attribute("timeout") + attribute("aborted")
        } else if (match(line, /<UnitTestResult /)) {
            isFailed = line ~ / outcome="(Failed|Error|Timeout|Aborted)"/
            match(line, /testName="[^"]*"/)
            if (isFailed) print "failed: " plain(substr(line, RSTART + 10, RLENGTH - 11))
        } else if (isFailed && sub(/^.*<Message>/, "", line)) {
            sub(/<\/Message>.*/, "", line)
            print "        " plain(line)
        }
    skipped = total - passed - failed
    if (status != 0 && failed == 0) failed = 1
    if (total == 0 && failed == 0) failed = 1
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped < 0 ? 0 : skipped
    exit failed > 0
}
function plain(text) {
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
    return text
}
function attribute(name) {
    return match(counters, " " name "=\"[0-9]+\"") ? substr(counters, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
}
