# Dot-sourced by every test file: the built module, and small helpers. Nothing here sleeps and hopes.
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot '../../TelephonyOps.psd1') -Force

# Sends a control request to a simulator.
function Send-Control($Simulator, [string] $Path, $Body, [string] $Method = 'Post') {
    $parameters = @{ Uri = "$($Simulator.Control)$Path"; Method = $Method }
    if ($null -ne $Body) { $parameters += @{ ContentType = 'application/json'; Body = ($Body | ConvertTo-Json -Depth 5) } }
    Invoke-RestMethod @parameters
}

function Get-ControlState($Simulator) { Invoke-RestMethod -Uri "$($Simulator.Control)state" }

# How often the operation was really done, by the simulator's own count.
function Get-HandledCount($Simulator, [string] $Operation) {
    $handled = (Get-ControlState $Simulator).handled
    if ($handled.PSObject.Properties.Name -contains $Operation) { $handled.$Operation } else { 0 }
}

# Waits, bounded, until the condition holds.
function Wait-Until([scriptblock] $Condition, [double] $Seconds = 15) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $Seconds) { throw "The condition did not come true in $Seconds s: $Condition" }
        [System.Threading.Thread]::Yield() | Out-Null
    }
}
