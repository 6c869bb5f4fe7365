# Dot-sourced after Common.ps1: the lines of an LGUBase exchange. A reset of the exchange ends its connections, so a test begins with it.
function Start-Exchange([string] $ByteOrder) {
    Start-TelSimulator -Provider LguBase -Setting @{
        'byte-order' = $ByteOrder.ToLowerInvariant(); 'outbound-rows' = 12; 'inbound-rows' = 8; recordings = 5; contacts = 4; 'part-rows' = 5
    }
}

function Connect-Line($Simulator, [int] $Index = 0, [string] $ByteOrder = 'Big') {
    $Simulator | Connect-TelSession -Credential $Simulator.Accounts[$Index] -ByteOrder $ByteOrder -ReconnectInterval 0.2
}

function Get-LguLine($Simulator, [string] $Extension = '3321') { @((Get-ControlState $Simulator).state.lines) | Where-Object extension -EQ $Extension }

function Get-LguCall($Simulator, [string] $Extension = '3321') { @((Get-LguLine $Simulator $Extension).calls) }

# The call of a session that has come to a state, as soon as its events have told so.
function Wait-Call($Session, [string] $State) {
    Wait-Until { @(Get-TelCall -Session $Session | Where-Object State -EQ $State).Count -ge 1 }
    @(Get-TelCall -Session $Session | Where-Object State -EQ $State)[-1]
}

# The line's phone rings with a call from outside.
function Start-Ring($Simulator, $Session, [string] $From = '01098765432') {
    $null = Invoke-Act $Simulator @{ action = 'ring'; to = $Session.Device; from = $From }
    Wait-Call $Session Ringing
}

# What the session tells while the script runs, once it has told enough.
function Wait-Told($Watched, [scriptblock] $Action, [scriptblock] $Enough) {
    $identifier = "lgu-$([guid]::NewGuid())"
    $told = { @(Get-Event -SourceIdentifier $identifier -ErrorAction Ignore | ForEach-Object { $_.SourceArgs[0] }) }
    Register-TelEvent -Session $Watched -SourceIdentifier $identifier
    try {
        $null = & $Action
        Wait-Until { $events = @(& $told); $events.Count -gt 0 -and (& $Enough) }
        & $told
    }
    finally {
        Unregister-Event -SourceIdentifier $identifier -ErrorAction Ignore
        Get-Event -SourceIdentifier $identifier -ErrorAction Ignore | Remove-Event
    }
}

# A call from this line that was answered.
function Start-Talk($Session) {
    $null = Invoke-TelDial '01099998888' -Session $Session
    Wait-Call $Session Connected
}

# A conference with a call from outside; with a colleague who is talked to before being brought in (Consulted), or is in it at once (Member).
function Start-Conference($Session, [string] $With) {
    $null = Start-Talk $Session
    $null = Send-Control $simulator set @{ invite = $With -eq 'Member' ? 'direct' : 'consult'; 'inbound-answer-ms' = 10 }
    $null = Start-TelConference -Session $Session
    if (-not $With) { return }
    $null = Add-TelConferenceMember -Session $Session -To 3322
    if ($With -eq 'Member') { Wait-Until { (Get-TelConference -Session $Session).Members.Number -contains '3322' } }
    else { Wait-Until { @((Get-LguLine $simulator 3322).calls).phase -contains 'Talking' } }
}

# Both ways in which an exchange says no: as a result, and as an error of its own to a command that it does not know (quirk 28).
function Assert-LguRefusal($Simulator, $Operation, $Session, $Argument) {
    $requests = Get-RequestCount $Simulator $Operation.Name
    $handled = Get-HandledCount $Simulator $Operation.Name
    foreach ($fault in @{ kind = 'code' }, @{ kind = 'code'; message = 'unknown command' }) {
        $isUnknown = $fault.ContainsKey('message')
        Add-Fault $Simulator ($fault + @{ operation = $Operation.Name })
        $failure = Get-Failure { & $Operation.Run $Session $Argument }
        $kind, $category = if ($isUnknown) { 'NotSupported', 'NotImplemented' } elseif ($Operation.OnCall) { 'NoActiveCall', 'InvalidOperation' } else { 'InvalidArgument', 'InvalidArgument' }
        Assert-RefusalRecord $failure "$kind,LguBase.$($isUnknown ? 'CMDERROR' : 'ERR'),*Command" $category
    }
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + 2) -Because 'a refusal is not asked for again'
    Get-HandledCount $Simulator $Operation.Name | Should -Be $handled
}
