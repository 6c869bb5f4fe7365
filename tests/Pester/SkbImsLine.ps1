# Dot-sourced after Common.ps1: SK broadband's library is one to a process, so every test starts without a session and with one.
function Connect-Library($Simulator, [int] $Index = 0) {
    Reset-Simulator $Simulator
    $Simulator | Connect-TelSession -Credential $Simulator.Accounts[$Index]
}

# What the simulator knows of a user and of a line, by their number.
function Get-ImsUser($Simulator, [string] $Id = 'user1') { @((Get-ControlState $Simulator).state.users) | Where-Object id -EQ $Id }

function Get-ImsLine($Simulator, [string] $Number = '07080001101') { @((Get-ControlState $Simulator).state.lines) | Where-Object number -EQ $Number }

# What happens while the script runs, first to last; it ends with the first event that the condition holds of.
function Wait-Recorded($Simulator, [scriptblock] $Action, [string[]] $EventType, [int] $Count = 1, $Session) {
    $name = "skb-$([guid]::NewGuid())"
    Register-TelEvent -Session $Session -EventType $EventType -SourceIdentifier $name
    try {
        $null = & $Action
        Wait-Until { @(Get-Event -SourceIdentifier $name -ErrorAction Ignore).Count -ge $Count }
        Get-Event -SourceIdentifier $name | ForEach-Object { $_.SourceArgs[0] }
    }
    finally {
        Unregister-Event -SourceIdentifier $name -ErrorAction Ignore
        Get-Event -SourceIdentifier $name -ErrorAction Ignore | Remove-Event
    }
}
