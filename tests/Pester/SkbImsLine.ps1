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

# A user who is to be, or whose password is to change, with the number that came by SMS.
function New-Registration([string] $Number, [string] $User) {
    $credential = [pscredential]::new($User, (ConvertTo-SecureString 'n3w-Word!' -AsPlainText -Force))
    [pscustomobject] @{ Credential = $credential; Number = $Number; AuthNumber = (Invoke-Act $simulator @{ action = 'auth-number'; number = $Number }).number }
}

# A click call that was answered.
function Start-Talk($Session, [string] $Record = 'None') {
    $null = Invoke-TelDial '01012345678' -Record $Record -Session $Session
    Wait-Until { (Get-TelCallStatus -Session $Session).State -eq 'Connected' }
}

function Start-TwoInConference($Session) {
    $null = Start-TelConference -To '01011112222', '01022223333' -Session $Session
    Wait-Until { @((Get-ControlState $simulator).state.libraries[-1].conference).Count -ge 2 }
}

# A call from outside that was answered, and can be recorded.
function Start-Answered($Session) {
    $null = Wait-Recorded $simulator -Session $Session -EventType Ringing -Action { Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001101'; answerMs = -1 } }
    $null = Wait-Recorded $simulator -Session $Session -EventType RecordingReady -Action { Invoke-Act $simulator @{ action = 'answer'; number = '07080001101' } }
}

function Start-RingNextDoor { $null = Invoke-Act $simulator @{ action = 'ring'; from = '01098765432'; to = '07080001102'; answerMs = -1 } }

# Each code becomes its error whether the function returns it or an event brings it, in either of the vendor's numberings (quirk 35).
function Assert-SkbRefusal($Simulator, $Operation, $Session, $Argument) {
    $requests = Get-RequestCount $Simulator $Operation.Name
    $handled = Get-HandledCount $Simulator $Operation.Name
    $codes = @{ Where = ''; Code = '0x8018'; Kind = 'InvalidArgument' }, @{ Where = ''; Code = '0x0818'; Kind = 'InvalidArgument' }
    if (-not $Operation.AtOnce) { $codes += @{ Where = '.result'; Code = '0x8026'; Kind = 'NotFound' }, @{ Where = '.result'; Code = '0x0826'; Kind = 'NotFound' } }
    foreach ($code in $codes) {
        Add-Fault $Simulator @{ operation = $Operation.Name + $code.Where; kind = 'code'; code = $code.Code }
        $failure = Get-Failure { & $Operation.Run $Session $Argument }
        Assert-RefusalRecord $failure "$($code.Kind),SkbIms.$($code.Code -replace '0x08', '0x80'),*Command" ($code.Kind -eq 'NotFound' ? 'ObjectNotFound' : 'InvalidArgument')
        $failure.Exception.Message | Should -BeLike "*$($Operation.Name)*"
    }
    Get-RequestCount $Simulator $Operation.Name | Should -Be ($requests + $codes.Count) -Because 'a refusal is not asked for again'
    Get-HandledCount $Simulator $Operation.Name | Should -Be $handled
}
