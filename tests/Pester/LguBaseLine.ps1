# Dot-sourced after Common.ps1: the lines of an LGUBase exchange. A reset of the exchange ends its connections, so a test begins with it.
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
