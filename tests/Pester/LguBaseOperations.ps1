# The commands of LGUBase, each with the cmdlet that reaches it. Declared is the document's name, Name the wire's.
# Kind says what may be done with a lost command: a Read and a Set are sent again, an Action never is. OnCall: to refuse it is to say that there
# is no such call. Argument gives what Run takes beside the session; Asks says how often its cmdlet asks, where that is not once,
# and Looks how often before it would change anything. Usable is asked behind one that keeps its name until its answer could no longer come,
# where that is the session's own probe.
@(
    @{ Declared = 'Click2Call'; Name = 'CLICKCALL'; Run = { param($session) Invoke-TelDial '01012345678' -Session $session } }
    @{ Declared = 'Answer'; Name = 'ANSWER'; OnCall = $true; First = { param($session) Start-Ring $simulator $session }; Run = { param($session) Receive-TelCall -Session $session } }
    @{ Declared = 'Hold'; Name = 'HOLD'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Suspend-TelCall -Session $session } }
    @{ Declared = 'Unhold'; Name = 'UNHOLD'; OnCall = $true; First = { param($session) Start-Talk $session | Suspend-TelCall }; Run = { param($session) Resume-TelCall -Session $session } }
    @{ Declared = 'Pickup'; Name = 'PICKUP'; OnCall = $true; First = { param($session) Start-Ring $simulator (Connect-Line $simulator 1) }; Run = { param($session) Request-TelPickup 3322 -Session $session } }
    @{ Declared = 'HangUp'; Name = 'HANGUP'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Stop-TelCall -Session $session } }
    @{ Declared = 'HangUpDst'; Name = 'HANGUP'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Stop-TelCall -Party Remote -Session $session } }
    @{ Declared = 'HangUpChannel'; Name = 'HANGUP'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Stop-TelCall -Channel (Get-TelCall -Session $session)[0].Channel -Session $session } }
    @{ Declared = 'StartRecord'; Name = 'MONITOR'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Start-TelRecording -Session $session } }
    @{ Declared = 'StopRecord'; Name = 'MONITOR'; OnCall = $true; First = { param($session) $null = Start-Talk $session; Start-TelRecording -Session $session }; Run = { param($session) Stop-TelRecording -Session $session } }
    @{ Declared = 'Transfer'; Name = 'TRANSFER'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Move-TelCall 3322 -Mode Blind -Session $session } }
    @{ Declared = 'AtXfer'; Name = 'ATXFER'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Move-TelCall 3322 -Mode Attended -Session $session } }
    @{ Declared = 'AtXferCID'; Name = 'ATXFERCID'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Move-TelCall 3322 -Mode Attended -CallerId '01012345678' -Session $session } }
    @{ Declared = 'RedirectConference'; Name = 'REDIRECTCONFERENCE'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Start-TelConference -Session $session } }
    @{ Declared = 'InviteConference'; Name = 'INVITECONFERENCE'; OnCall = $true; First = { param($session) Start-Conference $session }; Run = { param($session) Add-TelConferenceMember -To 3322 -Session $session } }
    @{ Declared = 'JoinConference'; Name = 'JOINCONFERENCE'; OnCall = $true; First = { param($session) Start-Conference $session -With Consulted }; Run = { param($session) Add-TelConferenceMember -Join -Session $session } }
    @{ Declared = 'CallWithConference'; Name = 'CALLWITHCONFERENCE'; Run = { param($session) Start-TelConference -To '01012345678', '3322' -Session $session } }
    @{ Declared = 'GetListConfMember'; Name = 'GETLISTCONFMEMBER'; Kind = 'Read'; First = { param($session) Start-Conference $session }; Run = { param($session) Get-TelConference -Session $session } }
    @{ Declared = 'RemoveConference'; Name = 'REMOVECONFERENCE'; First = { param($session) Start-Conference $session -With Member }; Run = { param($session) Remove-TelConferenceMember 3322 -Session $session } }
    @{ Declared = 'SendSIPCommand'; Name = 'HOLD'; OnCall = $true; First = { param($session) Start-Talk $session }; Run = { param($session) Invoke-TelCommand 'CMD|HOLD|' -Session $session -Confirm:$false } }
    @{ Declared = 'SendSMS'; Name = 'SENDSMS'; Run = { param($session) Send-TelMessage '01011112222' -Text '안녕' -Session $session } }
    @{ Declared = 'SendPeerMsg'; Name = 'SENDPEERMSG'; Run = { param($session) Send-TelMessage 3322 -Text '안녕' -Type Peer -Session $session } }
    @{ Declared = 'SetForward'; Name = 'SETFORWARD'; Kind = 'Set'; Run = { param($session) Set-TelForward '01055556666' -Session $session } }
    @{ Declared = 'SetForward off'; Name = 'SETFORWARD'; Kind = 'Set'; Run = { param($session) Clear-TelForward -Session $session -Confirm:$false } }
    @{ Declared = 'GetPeerInfo'; Name = 'GETPEERINFO'; Kind = 'Read'; Usable = { param($session) @(Get-TelContact -Session $session).Count -eq 4 }; Run = { param($session) Get-TelDevice 3322 -Session $session } }
    @{ Declared = 'GetStatusPeers'; Name = 'GETSTATUSPEERS'; Kind = 'Read'; Run = { param($session) Get-TelCallStatus 3321, 3322 -Session $session } }
    @{ Declared = 'GetCallHistory'; Name = 'GETCALLHISTORY'; Kind = 'Read'; Run = { param($session) Get-TelCallHistory -Direction Outbound -Session $session } }
    @{ Declared = 'GetCallHistory (counts)'; Name = 'GETCALLHISTORY'; Kind = 'Read'; Run = { param($session) Measure-TelCallHistory -Session $session } }
    @{ Declared = 'MagAddrList LIST'; Name = 'MAGADDRLIST'; Kind = 'Read'; Run = { param($session) Get-TelContact -Session $session } }
    @{ Declared = 'MagAddrList ADD'; Name = 'MAGADDRLIST'; Run = { param($session) Add-TelContact '여규모' -Number '01012345678' -Session $session } }
    @{ Declared = 'MagAddrList MOD'; Name = 'MAGADDRLIST'; Kind = 'Set'; Asks = 3; Looks = 1; Argument = { param($session) (Get-TelContact -First 1 -Session $session).Id }; Run = { param($session, $id) Set-TelContact $id -Memo '새 메모' -Session $session } }
    @{ Declared = 'MagAddrList DEL'; Name = 'MAGADDRLIST'; Argument = { param($session) (Get-TelContact -First 1 -Session $session).Id }; Run = { param($session, $id) Remove-TelContact $id -Session $session -Confirm:$false } }
    @{ Declared = 'GetRecordList'; Name = 'GETRECORDLIST'; Kind = 'Read'; Run = { param($session) Get-TelRecording -Session $session } }
) | ForEach-Object {
    @{ Declared = $_.Declared; Name = $_.Name; Kind = $_['Kind'] ?? 'Action'; Run = $_.Run; First = $_['First']; Argument = $_['Argument']; Usable = $_['Usable']; OnCall = $_['OnCall'] ?? $false; Asks = $_['Asks'] ?? 1; Looks = $_['Looks'] ?? 0 }
}
