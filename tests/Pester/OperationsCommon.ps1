# What the *.Operations files share, behind Common.ps1: what holds for every operation of a vendor, given the vendor's table of them.

# Brings a line to where the operation can be done. Gives what the operation takes beside the session: the name of a recording, or its Argument.
function Initialize-Operation($Operation, $Session) {
    if ($Operation['NeedsCall']) { $null = Invoke-TelDial -Session $Session -To '01099998888' }
    if ($Operation['First']) { $null = & $Operation.First $Session }
    if ($Operation['Recording']) { (& $Operation.Recording $Session).FileName }
    elseif ($Operation['Argument']) { & $Operation.Argument $Session }
}

# What every vendor's refusal says.
function Assert-RefusalRecord($Failure, [string] $Id, [string] $Category) {
    $Failure.FullyQualifiedErrorId | Should -BeLike $Id
    $Failure.CategoryInfo.Category | Should -Be $Category
    $Failure.Exception | Should -BeOfType TelephonyOps.TelephonyException
    $Failure.Exception.MayHaveTakenEffect | Should -BeFalse
    $Failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    $Failure.TargetObject | Should -Not -BeNullOrEmpty
}

# Each code becomes its error, and the operation is neither done nor asked for again. Expected: code = kind, category.
function Assert-Refusal($Simulator, $Operation, $Session, $Recording, $Expected) {
    $requests = Get-RequestCount $Simulator $Operation.Name
    $handled = Get-HandledCount $Simulator $Operation.Name
    foreach ($code in $Expected.Keys) {
        $kind, $category = $Expected[$code]
        Add-Fault $Simulator @{ operation = $Operation.Name; kind = 'code'; code = $code; message = "WORDS $code" }

        $failure = Get-Failure { & $Operation.Run $Session $Recording }

        Assert-RefusalRecord $failure "$kind,$($Session.Provider).$code,*Command" $category
        $failure.Exception.VendorText | Should -BeLike "*WORDS $code*"
    }
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + $Expected.Count) -Because 'a refusal is not asked for again'
    Get-HandledCount $Simulator $Operation.Name | Should -Be $handled
}

# With -WhatIf what changes something says nothing to the pipeline, and asks for no more than it needs to know what it would do (Looks).
function Assert-WhatIfAsksNothing($Simulator, $Operation, $Session, $Argument) {
    if ($Operation.Kind -eq 'Read') { return }
    $requests = Get-RequestCount $Simulator $Operation.Name
    & ([scriptblock]::Create("$($Operation.Run) -WhatIf")) $Session $Argument | Should -BeNullOrEmpty
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + ($Operation['Looks'] ?? 0))
}

# The operation is asked for once and done once, politely; or as often as its command needs it (Asks).
function Assert-DoneOnce($Simulator, $Operation, $Session, $Recording) {
    $requests = Get-RequestCount $Simulator $Operation.Name
    $handled = Get-HandledCount $Simulator $Operation.Name
    $asks = $Operation['Asks'] ?? 1
    $null = & $Operation.Run $Session $Recording
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + $asks)
    Get-HandledCount $Simulator $Operation.Name | Should -Be ($handled + $asks)
    (Get-ControlState $Simulator).violations | Should -BeNullOrEmpty
}

# Ctrl+C while the vendor does not answer: the command ends at once without an object, it was asked for once, and the session is usable.
function Assert-Stoppable($Simulator, $Operation, $Session, $Recording) {
    $requests = Get-RequestCount $Simulator $Operation.Name
    Add-Fault $Simulator @{ operation = $Operation.Name; kind = 'hang' }
    $shell = Get-SecondShell
    $shell.Commands.Clear()
    $null = $shell.AddScript([string] $Operation.Run).AddArgument($Session).AddArgument($Recording)
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]] $null, $output)
    Wait-Until { (Get-RequestCount $Simulator $Operation.Name) -gt $requests -or $running.IsCompleted }
    Stop-Script $shell
    $output.Count | Should -Be 0
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + 1)
    & ($Operation['Usable'] ?? { param($session) Test-TelSession -Session $session }) $Session | Should -BeTrue
    $null = Send-Control $Simulator fault -Method Delete
}

# Another runspace with the module in it, one for all that are stopped.
function Get-SecondShell {
    if (-not (Get-Variable secondShell -Scope Script -ErrorAction Ignore)) { $script:secondShell = New-Shell }
    $script:secondShell
}

function Close-SecondShell {
    if (-not (Get-Variable secondShell -Scope Script -ErrorAction Ignore)) { return }
    $script:secondShell.Runspace.Dispose()
    $script:secondShell.Dispose()
}

# To a list of LG U+ REST both codes for "no data" are an empty result (quirk 3).
function Assert-NoDataIsEmpty($Simulator, $Operation, $Session) {
    foreach ($code in '4002', '4004') {
        Add-Fault $Simulator @{ operation = $Operation.Name; kind = 'code'; code = $code }
        & $Operation.Run $Session | Should -BeNullOrEmpty
    }
}

# What runs one operation on a session of its own.
function New-OperationRun($Operation, $Session) {
    [pscustomobject] @{ Name = $Operation.Name; Kind = $Operation.Kind; Text = [string] $Operation.Run; Session = $Session; Recording = Initialize-Operation $Operation $Session }
}

# Runs all of them at the same time, because a retry waits a second and more, each with the fault, and says of each what came and how often
# it was asked for and done. Besides: how often an operation is asked for by other operations' commands.
function Invoke-Together($Simulator, $Runs, [hashtable] $Fault, [hashtable] $Besides = @{}) {
    foreach ($run in $Runs) { Add-Fault $Simulator ($Fault + @{ operation = $run.Name; account = $run.Session.Account }) }
    $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path
    $before = Get-ControlState $Simulator
    $outcomes = $Runs | ForEach-Object -ThrottleLimit $Runs.Count -Parallel {
        Import-Module $using:module
        $ErrorActionPreference = 'Stop'
        $failure = $null
        try { $null = & ([scriptblock]::Create($_.Text)) $_.Session $_.Recording } catch { $failure = $_ }
        [pscustomobject] @{ Name = $_.Name; Kind = $_.Kind; Failure = $failure; Requests = 0; Handled = 0 }
    }
    $null = Send-Control $Simulator fault -Method Delete
    $after = Get-ControlState $Simulator
    foreach ($outcome in $outcomes) {
        foreach ($counter in 'Requests', 'Handled') {
            $was = $before.$counter.PSObject.Properties[$outcome.Name]?.Value ?? 0
            $is = $after.$counter.PSObject.Properties[$outcome.Name]?.Value ?? 0
            $outcome.$counter = $is - $was - ($Besides[$outcome.Name] ?? 0)
        }
    }
    $outcomes
}

# Every request was lost on its way: a read or a set fails after three attempts, an action after one, and nothing is done.
# Shared: the operations that another one's command asks for as well, of which there is no count.
function Assert-LostBefore($Outcomes, [string[]] $Shared = @()) {
    foreach ($outcome in $Outcomes) {
        $isAction = $outcome.Kind -eq 'Action'
        $outcome.Failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command' -Because $outcome.Name
        $outcome.Failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $outcome.Failure.Exception.IsTransient | Should -Be (-not $isAction)
        $outcome.Failure.Exception.MayHaveTakenEffect | Should -Be $isAction
        if ($outcome.Name -in $Shared) { continue }
        $outcome.Requests | Should -Be ($isAction ? 1 : 3) -Because $outcome.Name
        $outcome.Handled | Should -Be 0 -Because $outcome.Name
    }
}

# One answer was lost: a read or a set is repeated and succeeds, an action is done once and says that it may have been.
function Assert-LostAfter($Outcomes) {
    foreach ($outcome in $Outcomes) {
        if ($outcome.Kind -eq 'Action') {
            $outcome.Failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command' -Because $outcome.Name
            $outcome.Failure.Exception.MayHaveTakenEffect | Should -BeTrue
            $outcome.Failure.ErrorDetails.Message | Should -BeLike '*may have taken effect*'
            $outcome.Failure.ErrorDetails.RecommendedAction | Should -BeLike '*before you repeat it*'
            $outcome.Handled | Should -Be 1 -Because $outcome.Name
            $outcome.Requests | Should -Be 1 -Because $outcome.Name
        }
        else {
            $outcome.Failure | Should -BeNullOrEmpty -Because $outcome.Name
            $outcome.Handled | Should -Be 2 -Because $outcome.Name
        }
    }
}
