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

# What the simulator knows of one of its accounts.
function Get-Line($Simulator, [int] $Index = 0) { @((Get-ControlState $Simulator).state.accounts)[$Index] }

# How often the operation was asked for (requests) or really done (handled), by the simulator's own count.
function Get-Count($Simulator, [string] $Operation, [string] $Counter) {
    (Get-ControlState $Simulator).$Counter.PSObject.Properties[$Operation]?.Value ?? 0
}

function Get-HandledCount($Simulator, [string] $Operation) { Get-Count $Simulator $Operation handled }

function Get-RequestCount($Simulator, [string] $Operation) { Get-Count $Simulator $Operation requests }

function Add-Fault($Simulator, [hashtable] $Fault) { $null = Send-Control $Simulator fault $Fault }

function Invoke-Act($Simulator, [hashtable] $Action) { (Send-Control $Simulator act $Action).result }

# The simulator as it started, and no session.
function Reset-Simulator($Simulator) {
    Get-TelSession | Disconnect-TelSession
    $null = Send-Control $Simulator reset
}

# The same, and one session, a fast one: no pauses between downloads.
function Reset-Line($Simulator, [int] $Index = 0) {
    Reset-Simulator $Simulator
    $Simulator | Connect-TelSession -Credential $Simulator.Accounts[$Index] -DownloadInterval 0
}

# Waits, bounded, until the condition holds.
function Wait-Until([scriptblock] $Condition, [double] $Seconds = 60) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $Seconds) { throw "The condition did not come true in $Seconds s: $Condition" }
        [System.Threading.Thread]::Yield() | Out-Null
    }
}

# Runs what must fail once and emit nothing, and gives its error record, whether it ended the pipeline or not.
function Get-Failure([scriptblock] $Command) {
    $ErrorActionPreference = 'Continue'
    try { $written = @(& $Command 2>&1) } catch { $written = @($_) }
    if ($written.Count -ne 1 -or $written[0] -isnot [System.Management.Automation.ErrorRecord]) {
        throw "Expected one error of { $Command }, but got $($written.Count) objects: $written"
    }
    $written[0]
}

# What a job wrote, when it has ended. (Receive-Job -AutoRemoveJob removes it while the job may be removing itself, and then fails.)
function Receive-EndedJob([Parameter(ValueFromPipeline)] $Job) {
    process {
        $null = $Job | Wait-Job
        try { $Job | Receive-Job } finally { $Job | Remove-Job }
    }
}

# Ctrl+C.
function Stop-Script($Shell) {
    $Shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(30000) | Should -BeTrue -Because 'Ctrl+C ends a command at once'
    "$($Shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
}

# A folder of this test's own.
function New-Folder { (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName }

# A new runspace with the module in it, as another window would be.
function New-Shell {
    $shell = [powershell]::Create([System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace())
    $shell.Runspace.Open()
    $null = $shell.AddCommand('Import-Module').AddArgument((Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Invoke()
    $shell.Commands.Clear()
    $shell
}
