#requires -Version 7.4
# What importing the module costs a fresh process, beside a process without it and one that imports a small binary module.
# Medians of 15 processes each, started in turns; the first round is thrown away. Build the solution first.
$root = Resolve-Path (Join-Path $PSScriptRoot '../..')
$ways = [ordered]@{
    'nothing'         = 'exit'
    'one-cmdlet module' = "Import-Module '$root/out/tests/Neighbour/Neighbour.dll'; exit"
    'TelephonyOps'    = "Import-Module '$root/out/TelephonyOps'; exit"
}
$times = @{}
foreach ($round in 0..15) {
    foreach ($way in $ways.Keys) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        pwsh -NoProfile -NonInteractive -Command $ways[$way]
        if ($round -gt 0) { $times[$way] += , $watch.Elapsed.TotalMilliseconds }
    }
}
$median = @{}
foreach ($way in $ways.Keys) { $median[$way] = ($times[$way] | Sort-Object)[7] }
foreach ($way in $ways.Keys) { '{0,-18} {1,6:N0} ms, {2:N2} of a process with nothing' -f $way, $median[$way], ($median[$way] / $median['nothing']) }
