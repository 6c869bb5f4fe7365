#requires -Version 7.4
# Watch-TelEvent into a script: how many events a second get there, beside Write-Output emitting objects that are ready, in turns;
# and how long an event takes from its sending to the script at 5,000 a second. Build the solution in Release first.
$root = Resolve-Path (Join-Path $PSScriptRoot '../..')
Import-Module $root/out/TelephonyOps

# Knocks until somebody listens, then lets a burst go.
function Start-Burst($Simulator, [string] $Line, [int] $Count, [int] $PerSecond, [hashtable] $State) {
    Start-ThreadJob -ArgumentList $Simulator.Control, $Line, $Count, $PerSecond, $State {
        param($control, $line, $count, $perSecond, $state)
        function act($body) { Invoke-RestMethod "${control}act" -Method Post -ContentType application/json -Body (ConvertTo-Json $body) }
        for ($knock = 0; -not $state.IsHeard; $knock++) {
            if ($knock -gt 10000) { throw 'Nobody listens.' }
            $null = act @{ action = 'sms'; to = $line; from = '01012345678'; text = 'knock' }
        }
        $burst = @{ action = 'burst'; line = $line; kind = 'message'; count = $count }
        if ($perSecond) { $burst.perSecond = $perSecond }
        act $burst
    }
}

# The events of one burst as they came: how many a second, and how long each was on its way in ms where the script looks at each.
function Measure-Watch($Simulator, $Session, [int] $Count, [int] $PerSecond, [switch] $Delay) {
    $state = [hashtable]::Synchronized(@{ IsHeard = $false })
    $job = Start-Burst $Simulator $Session.Account $Count $PerSecond $state
    $delays = [System.Collections.Generic.List[double]]::new()
    $look = if ($Delay) { { process { $delays.Add(([datetime]::UtcNow.Ticks - [long]$_.Text.Substring(11)) / 10000); $_ } } } else { { process { $_ } } }
    $events = Watch-TelEvent PeerMessageReceived, MessageReceived, StreamGap -Session $Session |
        & { process { if ($_.Type -eq 'PeerMessageReceived') { $_ } elseif ($_.Type -eq 'MessageReceived') { $state.IsHeard = $true } else { throw "$($_.MissedCount) events are missing." } } } |
        & $look | Select-Object -First $Count
    $seconds = ([datetime]::UtcNow.Ticks - [long]$events[0].Text.Substring(11)) / 1e7
    $job | Wait-Job | Remove-Job
    $delays.Sort()
    [pscustomobject]@{ PerSecond = $Count / $seconds; Median = $delays ? $delays[$Count / 2] : $null; P99 = $delays ? $delays[$Count * 0.99] : $null }
}

function Get-Median([double[]] $Values) { ($Values | Sort-Object)[$Values.Count / 2] }

$simulator = Start-TelSimulator -Provider LguBase
try {
    $session = $simulator | Connect-TelSession
    $count = 50000
    $ready = 1..$count | ForEach-Object { [pscustomobject]@{ Type = 'PeerMessageReceived'; Text = "$_" } }
    $ours = @()
    $bare = @()
    foreach ($round in 0..5) {
        $rate = (Measure-Watch $simulator $session $count 0).PerSecond
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $null = Write-Output $ready | & { process { if ($_.Type -eq 'PeerMessageReceived') { $_ } } } | & { process { $_ } } | Select-Object -First $count
        $write = $count / $watch.Elapsed.TotalSeconds
        if ($round -gt 0) { $ours += $rate; $bare += $write }
    }
    'Watch-TelEvent: {0:N0} events/s; Write-Output: {1:N0} objects/s (medians of 5, {2:N0} each)' -f (Get-Median $ours), (Get-Median $bare), $count
    $paced = Measure-Watch $simulator $session 25000 5000 -Delay
    'at 5,000 events/s: {0:N1} ms from sending to the script, 99 % within {1:N1} ms' -f $paced.Median, $paced.P99
}
finally { $simulator | Stop-TelSimulator }
