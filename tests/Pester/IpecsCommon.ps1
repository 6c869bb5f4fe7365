# What the iPECS files share, beside Common.ps1.
. $PSScriptRoot/Common.ps1

# The switch as it started, and one server account's session.
function Reset-Box($Simulator, [string] $Account = 'rest') {
    Reset-Simulator $Simulator
    Connect-Box $Simulator $Account
}

function Connect-Box($Simulator, [string] $Account, [switch] $AsStation) {
    $Simulator | Connect-TelSession -Credential ($Simulator.Accounts | Where-Object UserName -EQ $Account) -AsStation:$AsStation
}

function Get-Station($Simulator, [string] $Number) { (Get-ControlState $Simulator).state.stations | Where-Object number -EQ $Number }

function Get-SwitchCall($Simulator) { @((Get-ControlState $Simulator).state.calls) }

function Get-BoxSession($Simulator) { @((Get-ControlState $Simulator).state.sessions) }

# An answered call between two stations.
function Start-Talk($Session, [string] $From = '1000', [string] $To = '1001') {
    $call = Invoke-TelDial -Session $Session -Device $From -To $To
    Receive-TelCall -Session $Session -Device $To
    $call
}

# The caller's call, held, and the consultation with 1002, who has answered.
function Start-TalkWithTwo($Session, [string] $Purpose = 'Transfer') {
    $call = Start-Talk $Session
    $consultation = $call | Start-TelConsultation -To '1002' -Purpose $Purpose
    $consultation | Receive-TelCall -Device '1002'
    $call, $consultation
}

# 1000 has dialled 1001, who talks to 1002, and hears the busy tone.
function Start-BusyTone($Session) {
    $null = Start-Talk $Session '1001' '1002'
    Invoke-TelDial -Session $Session -Device '1000' -To '1001'
}

# Acts at the switch as soon as somebody watches a device there, or its presence where that is what happens: for commands that only wait.
function Start-Traffic($Simulator, [hashtable[]] $Action, [switch] $WithoutMonitor) {
    Start-ThreadJob -ArgumentList $Simulator.Control, $Action, (-not $WithoutMonitor) {
        param($control, $actions, $needsMonitor)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        do {
            if ($watch.Elapsed.TotalSeconds -gt 60) { throw 'Nobody came to watch.' }
            $session = @((Invoke-RestMethod "${control}state").state.sessions)[0]
            $watched = $session.($actions.action -contains 'presence' ? 'presence' : 'monitored')
        } until ($session -and $session.open -and (-not $needsMonitor -or $watched))
        foreach ($act in $actions) { $null = Invoke-RestMethod "${control}act" -Method Post -ContentType application/json -Body (ConvertTo-Json $act -Depth 5) }
    }
}
