# The 15 operations of DCS, each with the command that reaches it. Kind says what may be done with a lost request:
# a Read and a Set are sent again, an Action never is. NoData says what 4002 and 4004 mean to it.
@(
    @{ Name = 'userinfo'; Kind = 'Read'; Run = { param($session) Get-TelUser -Session $session } }
    @{ Name = 'phonebook'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelContact -Session $session } }
    @{ Name = 'callhistory'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelCallHistory -Session $session -Direction Outbound -Since '2026-01-01' -Until '2026-01-01 23:00' } }
    @{ Name = 'forwardnum'; Kind = 'Set'; Run = { param($session) Set-TelForward -Session $session -To '01011112222' } }
    @{ Name = 'noforward'; Kind = 'Set'; Run = { param($session) Clear-TelForward -Session $session } }
    @{ Name = 'recordlist'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelRecording -Session $session -Since '2026-01-01' -Until '2026-01-01 23:00' } }
    @{ Name = 'clickdial'; Kind = 'Action'; Run = { param($session) Invoke-TelDial -Session $session -To '01011112222' } }
    @{ Name = 'hangup'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Stop-TelCall -Session $session } }
    @{ Name = 'startrecord'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Start-TelRecording -Session $session } }
    @{ Name = 'endrecord'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Stop-TelRecording -Session $session }; First = { param($session) Start-TelRecording -Session $session } }
    @{ Name = 'hold'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Suspend-TelCall -Session $session } }
    @{ Name = 'unhold'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Resume-TelCall -Session $session }; First = { param($session) Suspend-TelCall -Session $session } }
    @{ Name = 'conference'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Start-TelConference -Session $session -To '01033334444' } }
    @{ Name = 'sms'; Kind = 'Action'; Run = { param($session) Send-TelMessage -Session $session -To '01011112222' -Text 'hello' } }
    @{ Name = 'downloadrecord'; Kind = 'Read'; Recording = { param($session) Get-TelRecording -Session $session -Since '2026-01-01' -Until '2026-01-01 23:00' -First 1 }; NoData = 'FileMissing'; Run = { param($session, $recording) Save-TelRecording -Session $session -Recording $recording -AsStream } }
) | ForEach-Object {
    @{
        Name = $_.Name; Kind = $_.Kind; Run = $_.Run; First = $_['First']
        NeedsCall = [bool] $_['NeedsCall']; Recording = $_['Recording']; NoData = $_['NoData'] ?? 'NotFound'
    }
}
