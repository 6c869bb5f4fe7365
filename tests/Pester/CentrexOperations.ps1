# The 28 operations of Centrex, each with the command that reaches it. Kind says what may be done with a lost request:
# a Read and a Set are sent again, an Action never is. NoData says what 4002 and 4004 mean to it.
$recording = { param($session) Get-TelRecording -Session $session -First 1 }
@(
    @{ Name = 'clickdial'; Kind = 'Action'; Run = { param($session) Invoke-TelDial -Session $session -To '01011112222' } }
    @{ Name = 'hangup'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Stop-TelCall -Session $session } }
    @{ Name = 'startrecord'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Start-TelRecording -Session $session } }
    @{ Name = 'stoprecord'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Stop-TelRecording -Session $session }; First = { param($session) Start-TelRecording -Session $session } }
    @{ Name = 'starthold'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Suspend-TelCall -Session $session } }
    @{ Name = 'stophold'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Resume-TelCall -Session $session }; First = { param($session) Suspend-TelCall -Session $session } }
    @{ Name = 'conference'; Kind = 'Action'; NeedsCall = $true; NoData = 'NoActiveCall'; Run = { param($session) Start-TelConference -Session $session -To '01033334444' } }
    @{ Name = 'addresslist'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelContact -Session $session } }
    @{ Name = 'recordlist'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelRecording -Session $session } }
    @{ Name = 'callhistory'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelCallHistory -Session $session -Direction Outbound } }
    @{ Name = 'smssend'; Kind = 'Action'; Run = { param($session) Send-TelMessage -Session $session -To '01011112222' -Text 'hello' } }
    @{ Name = 'setforward'; Kind = 'Set'; Run = { param($session) Set-TelForward -Session $session -To '01011112222' } }
    @{ Name = 'stopforward'; Kind = 'Set'; Run = { param($session) Clear-TelForward -Session $session } }
    @{ Name = 'userinfo'; Kind = 'Read'; Run = { param($session) Get-TelUser -Session $session } }
    @{ Name = 'phonestatus'; Kind = 'Read'; Run = { param($session) Get-TelCallStatus -Session $session } }
    @{ Name = 'channelstatus'; Kind = 'Read'; NoData = 'Idle'; Run = { param($session) Get-TelCallStatus -Session $session } }
    @{ Name = 'setringcallback'; Kind = 'Set'; Run = { param($session) Set-TelWebhook -Session $session -Kind Ring -Uri 'http://127.0.0.1:9/ring.html' } }
    @{ Name = 'getringcallback'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelWebhook -Session $session -Kind Ring } }
    @{ Name = 'delringcallback'; Kind = 'Set'; Run = { param($session) Remove-TelWebhook -Session $session -Kind Ring } }
    @{ Name = 'setsmscallback'; Kind = 'Set'; Run = { param($session) Set-TelWebhook -Session $session -Kind Sms -Uri 'http://127.0.0.1:9/sms.html' } }
    @{ Name = 'getsmscallback'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelWebhook -Session $session -Kind Sms } }
    @{ Name = 'delsmscallback'; Kind = 'Set'; Run = { param($session) Remove-TelWebhook -Session $session -Kind Sms } }
    @{ Name = 'getrecvsmslist'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelMessage -Session $session } }
    @{ Name = 'setforwardtype'; Kind = 'Set'; Run = { param($session) Set-TelForward -Session $session -To '01011112222' -Condition Busy } }
    @{ Name = 'getforwardtype'; Kind = 'Read'; Run = { param($session) Get-TelForward -Session $session } }
    @{ Name = 'getinboundcall'; Kind = 'Read'; NoData = 'Empty'; Run = { param($session) Get-TelInboundCall -Session $session } }
    @{ Name = 'recorddownload'; Kind = 'Read'; Recording = $recording; NoData = 'FileMissing'; Run = { param($session, $recording) Save-TelRecording -Session $session -Recording $recording -AsStream } }
    @{ Name = 'recordremove'; Kind = 'Action'; Recording = $recording; NoData = 'FileMissing'; Run = { param($session, $recording) Remove-TelRecording -Session $session -Recording $recording -Confirm:$false } }
) | ForEach-Object {
    @{
        Name = $_.Name; Kind = $_.Kind; Run = $_.Run; First = $_['First']
        NeedsCall = [bool] $_['NeedsCall']; Recording = $_['Recording']; NoData = $_['NoData'] ?? 'NotFound'
    }
}
