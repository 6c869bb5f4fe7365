# The functions of SK broadband's library, each with the command that reaches it. Kind says what may be done with a lost request: a Read and a Set
# are asked for once more, an Action never is. AtOnce: its return value is the result, and no event follows. NoLogin: for users that are still to be.
# Usable is asked behind one that keeps its place until its result could no longer come, where that is the session's own probe.
@(
    @{ Name = 'IMS_AuthSms'; NoLogin = $true; Run = { param($session) Request-TelRegistration '07080001109' -Via Sms -Session $session } }
    @{ Name = 'IMS_AuthTts'; NoLogin = $true; Run = { param($session) Request-TelRegistration '07080001109' -Via Tts -Session $session } }
    @{ Name = 'IMS_CreateUser'; NoLogin = $true; First = { param($session) Request-TelRegistration '07080001109' -Session $session }; Argument = { param($session) New-Registration '07080001109' newcomer }; Run = { param($session, $new) Register-TelUser -Credential $new.Credential -Number $new.Number -AuthNumber $new.AuthNumber -Session $session } }
    @{ Name = 'IMS_ChgPasswd'; NoLogin = $true; First = { param($session) Request-TelRegistration '07080001101' -Session $session }; Argument = { param($session) New-Registration '07080001101' user1 }; Run = { param($session, $new) Set-TelPassword -Credential $new.Credential -Number $new.Number -AuthNumber $new.AuthNumber -Session $session -Confirm:$false } }
    @{ Name = 'IMS_SetRest'; Kind = 'Set'; Run = { param($session) Set-TelAbsence $true -Session $session } }
    @{ Name = 'IMS_GetRest'; Kind = 'Read'; AtOnce = $true; Run = { param($session) Get-TelAbsence -Session $session } }
    @{ Name = 'IMS_GetProfile'; Kind = 'Read'; Run = { param($session) Get-TelServiceProfile -Service Conference -Name CREATE_MAX_USER -Session $session } }
    @{ Name = 'IMS_QrySubDnList'; Kind = 'Read'; Usable = { param($session) -not (Get-TelAbsence -Session $session).Enabled }; Run = { param($session) Get-TelNumber -Session $session } }
    @{ Name = 'IMS_QryMonDnList'; Kind = 'Read'; Run = { param($session) Get-TelMonitor -Session $session } }
    @{ Name = 'IMS_AddMonDn'; Kind = 'Set'; Run = { param($session) Add-TelMonitor '07080001102' -Session $session } }
    @{ Name = 'IMS_DelMonDn'; Kind = 'Set'; First = { param($session) Add-TelMonitor '07080001103' -Session $session }; Run = { param($session) Remove-TelMonitor '07080001103' -Session $session -Confirm:$false } }
    @{ Name = 'IMS_Cnfr_Start'; Run = { param($session) Start-TelConference -To '01011112222', '01022223333' -Session $session } }
    @{ Name = 'IMS_Cnfr_Stop'; First = { param($session) Start-TwoInConference $session }; Run = { param($session) Stop-TelConference -Session $session -Confirm:$false } }
    @{ Name = 'IMS_Cnfr_CallStatus'; Kind = 'Read'; First = { param($session) Start-TwoInConference $session }; Run = { param($session) Get-TelConference -Session $session } }
    @{ Name = 'IMS_Cnfr_Add'; First = { param($session) Start-TwoInConference $session }; Run = { param($session) Add-TelConferenceMember '01033334444' -Session $session } }
    @{ Name = 'IMS_Cnfr_Del'; First = { param($session) Start-TwoInConference $session }; Run = { param($session) Remove-TelConferenceMember '01011112222' -Session $session -Confirm:$false } }
    @{ Name = 'IMS_ClickCall_Start'; Run = { param($session) Invoke-TelDial '01012345678' -Session $session } }
    @{ Name = 'IMS_ClickCall_Stop'; First = { param($session) Start-Talk $session }; Run = { param($session) Stop-TelCall -Session $session } }
    @{ Name = 'IMS_ClickCall_CallStatus'; Kind = 'Read'; First = { param($session) Start-Talk $session }; Run = { param($session) Get-TelCallStatus -Session $session } }
    @{ Name = 'IMS_ClickCall_StartRecord'; First = { param($session) Start-Talk $session -Record OnRequest }; Run = { param($session) Start-TelRecording -Session $session } }
    @{ Name = 'IMS_ClickCall_StopRecord'; First = { param($session) Start-Talk $session -Record OnRequest; Start-TelRecording -Session $session }; Run = { param($session) Stop-TelRecording -Session $session } }
    @{ Name = 'IMS_SendSms'; Run = { param($session) Send-TelMessage '01011112222' -Text '안녕' -Type Sms -Session $session } }
    @{ Name = 'IMS_SendMms'; Run = { param($session) Send-TelMessage '01011112222' -Text '안녕' -Type Mms -Session $session } }
    @{ Name = 'IMS_TtsRs'; Run = { param($session) Start-TelSurvey -To '01011112222' -Text '1번 또는 2번' -Choices 1, 2 -Session $session } }
    @{ Name = 'IMS_TtsMsg'; Run = { param($session) Send-TelSpeech -To '01011112222' -Text '안내 말씀입니다' -Session $session } }
    @{ Name = 'IMS_TtsAuth'; Run = { param($session) Send-TelVerificationCode -To '01011112222' -Code '123456' -Session $session } }
    @{ Name = 'IMS_CallForward_Get'; Kind = 'Read'; Run = { param($session) Get-TelForward -Session $session } }
    @{ Name = 'IMS_CallForward_Reg'; Kind = 'Set'; Run = { param($session) Set-TelForward '01011112222' -Session $session } }
    @{ Name = 'IMS_CallForward_Rel'; Kind = 'Set'; First = { param($session) Set-TelForward '01011112222' -Session $session }; Run = { param($session) Clear-TelForward -Session $session -Confirm:$false } }
    @{ Name = 'IMS_TermRec_Start'; First = { param($session) Start-Answered $session }; Run = { param($session) Start-TelRecording -Inbound -Session $session } }
    @{ Name = 'IMS_TermRec_Stop'; First = { param($session) Start-Answered $session; Start-TelRecording -Inbound -Session $session }; Run = { param($session) Stop-TelRecording -Inbound -Session $session } }
    @{ Name = 'IMS_TermRec_CallStatus'; Kind = 'Read'; First = { param($session) Start-Answered $session }; Run = { param($session) Get-TelCallStatus -Session $session } }
    @{ Name = 'IMS_TermRec_StopService'; First = { param($session) Start-Answered $session }; Run = { param($session) Stop-TelCall -Inbound -Session $session } }
    @{ Name = 'IMS_CallTransfer_Start'; First = { param($session) Start-Answered $session }; Run = { param($session) Move-TelCall '01055556666' -Session $session } }
    @{ Name = 'IMS_CallPickup_Start'; First = { param($session) Start-RingNextDoor }; Run = { param($session) Request-TelPickup -Session $session } }
) | ForEach-Object {
    @{ Name = $_.Name; Kind = $_['Kind'] ?? 'Action'; Run = $_.Run; First = $_['First']; Argument = $_['Argument']; Usable = $_['Usable']; NoLogin = $_['NoLogin'] ?? $false; AtOnce = $_['AtOnce'] ?? $false }
}
