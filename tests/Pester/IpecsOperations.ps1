# The operations of iPECS, each with the command that reaches it. Name is the simulator's, Declared the provider's own.
# Kind says what may be done with a lost request: a Read and a Set are sent again, an Action never is. Resource says which code table holds.
@(
    @{ Name = 'smdr'; Declared = 'GET smdr'; Kind = 'Read'; Resource = 'Smdr'; Asks = 4; Run = { param($session) Get-TelCallHistory -Session $session -First 3 } }
    @{ Name = 'smdr'; Declared = 'GET smdr countOnly'; Kind = 'Read'; Resource = 'Smdr'; Run = { param($session) Measure-TelCallHistory -Session $session } }
    @{ Name = 'smdr-delete'; Declared = 'DELETE smdr'; Kind = 'Action'; Resource = 'Smdr'; Run = { param($session) Remove-TelCallHistory -Session $session -Filter @{ Index = '5' } -Confirm:$false } }
    @{ Name = 'monitor'; Declared = 'POST call/monitor'; Kind = 'Set'; Run = { param($session) Add-TelMonitor '1003' -Session $session } }
    @{ Name = 'monitor-delete'; Declared = 'DELETE call/monitor'; Kind = 'Set'; First = { param($session) Add-TelMonitor '1004' -Session $session }; Run = { param($session) Remove-TelMonitor '1004' -Session $session } }
    @{ Name = 'presence'; Declared = 'POST call/presence'; Kind = 'Set'; Run = { param($session) Add-TelMonitor '1003' -Kind Presence -Session $session } }
    @{ Name = 'presence-delete'; Declared = 'DELETE call/presence'; Kind = 'Set'; First = { param($session) Add-TelMonitor '1004' -Kind Presence -Session $session }; Run = { param($session) Remove-TelMonitor '1004' -Kind Presence -Session $session } }
    @{ Name = 'terminals'; Declared = 'call/terminals'; Kind = 'Read'; Run = { param($session) Get-TelDevice -Session $session } }
    @{ Name = 'make'; Declared = 'call/make'; Kind = 'Action'; Run = { param($session) Invoke-TelDial '1001' -Device '1000' -Session $session } }
    @{ Name = 'answer'; Declared = 'call/answer'; Kind = 'Action'; First = { param($session) Invoke-TelDial '1001' -Device '1000' -Session $session }; Run = { param($session) Receive-TelCall -Device '1001' -Session $session } }
    @{ Name = 'clear_connection'; Declared = 'call/clear_connection'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Stop-TelCall -Device '1000' -Session $session } }
    @{ Name = 'clear_connection'; Declared = 'call/clear_connection (ringing)'; Kind = 'Action'; First = { param($session) Invoke-TelDial '1001' -Device '1000' -Session $session }; Run = { param($session) Deny-TelCall -Device '1001' -Session $session } }
    @{ Name = 'reroute'; Declared = 'call/reroute'; Kind = 'Action'; First = { param($session) Invoke-TelDial '1001' -Device '1000' -Session $session }; Run = { param($session) Move-TelCall '1002' -Mode Reroute -Device '1001' -Session $session } }
    @{ Name = 'hold'; Declared = 'call/hold'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Suspend-TelCall -Device '1000' -Session $session } }
    @{ Name = 'retrieve'; Declared = 'call/retrieve'; Kind = 'Action'; First = { param($session) Start-Talk $session | Suspend-TelCall }; Run = { param($session) Resume-TelCall -Device '1000' -Session $session } }
    @{ Name = 'consultation'; Declared = 'call/consultation'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Start-TelConsultation '1002' -Device '1000' -Session $session } }
    @{ Name = 'transfer'; Declared = 'call/transfer'; Kind = 'Action'; First = { param($session) Start-TalkWithTwo $session }; Run = { param($session) Complete-TelTransfer -Device '1000' -Session $session } }
    @{ Name = '1step_transfer'; Declared = 'call/1step_transfer'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Move-TelCall '1002' -Device '1000' -Session $session } }
    @{ Name = 'dial_digit'; Declared = 'call/dial_digit'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Send-TelDigit '12#' -Device '1000' -Session $session } }
    @{ Name = 'reconnect'; Declared = 'call/reconnect'; Kind = 'Action'; First = { param($session) Start-TalkWithTwo $session }; Run = { param($session) Switch-TelCall -Device '1000' -Session $session } }
    @{ Name = 'forward'; Declared = 'POST call/forward'; Kind = 'Set'; Run = { param($session) Set-TelForward '1002' -Device '1000' -Session $session } }
    @{ Name = 'forward-get'; Declared = 'GET call/forward'; Kind = 'Read'; Run = { param($session) Get-TelForward '1000' -Session $session } }
    @{ Name = 'dnd'; Declared = 'POST call/dnd'; Kind = 'Set'; Run = { param($session) Set-TelDoNotDisturb $true -Device '1000' -Session $session } }
    @{ Name = 'dnd-get'; Declared = 'GET call/dnd'; Kind = 'Read'; Run = { param($session) Get-TelDoNotDisturb '1000' -Session $session } }
    @{ Name = 'pickup'; Declared = 'call/pickup'; Kind = 'Action'; First = { param($session) Invoke-TelDial '1001' -Device '1000' -Session $session }; Run = { param($session) Request-TelPickup '1001' -Device '1002' -Session $session } }
    @{ Name = 'conference'; Declared = 'call/conference'; Kind = 'Action'; First = { param($session) Start-TalkWithTwo $session Conference }; Run = { param($session) Start-TelConference -Device '1000' -Session $session } }
    @{ Name = 'busy_service'; Declared = 'call/busy_service'; Kind = 'Action'; First = { param($session) Start-BusyTone $session }; Run = { param($session) Invoke-TelBusyService CampOn -Device '1000' -Session $session } }
    @{ Name = 'call_back'; Declared = 'call/call_back'; Kind = 'Action'; First = { param($session) Start-BusyTone $session | Invoke-TelBusyService -Type Callback }; Run = { param($session) Remove-TelCallbackRequest '1000' -Session $session } }
    @{ Name = 'status'; Declared = 'call/status'; Kind = 'Read'; Run = { param($session) Get-TelCallStatus '1000' -Session $session } }
    @{ Name = 'park'; Declared = 'call/park'; Kind = 'Action'; First = { param($session) Start-Talk $session }; Run = { param($session) Suspend-TelCall -Park -Device '1000' -Session $session } }
    @{ Name = 'unpark'; Declared = 'call/unpark'; Kind = 'Action'; First = { param($session) Start-Talk $session | Suspend-TelCall -Park }; Run = { param($session) Resume-TelCall -ParkingLocation 1 -Device '1002' -Session $session } }
    @{ Name = 'mwi'; Declared = 'call/mwi'; Kind = 'Read'; Run = { param($session) Get-TelMessageWaiting '1000' -Session $session } }
    @{ Name = 'flexpage'; Declared = 'call/flexpage'; Kind = 'Action'; Run = { param($session) Send-TelPage 2 -Device '1000' -Session $session } }
    @{ Name = 'agent_logon'; Declared = 'call/agent_logon'; Kind = 'Action'; Run = { param($session) Connect-TelAgent '7001' -Group '620' -Device '1005' -Session $session } }
    @{ Name = 'agent_logoff'; Declared = 'call/agent_logoff'; Kind = 'Action'; First = { param($session) Connect-TelAgent '7001' -Group '620' -Device '1005' -Session $session }; Run = { param($session) Disconnect-TelAgent '7001' -Group '620' -Device '1005' -Session $session } }
    @{ Name = 'agent_state'; Declared = 'call/agent_state'; Kind = 'Set'; First = { param($session) Connect-TelAgent '7001' -Group '620' -Device '1005' -Session $session }; Run = { param($session) Set-TelAgentState '7001' -State NotReady -Group '620' -Device '1005' -Session $session } }
    @{ Name = 'confgroup'; Declared = 'call/confgroup'; Kind = 'Action'; Run = { param($session) Start-TelConference -Group 1 -Device '1000' -Session $session } }
    @{ Name = 'confgroup'; Declared = 'call/confgroup (999)'; Kind = 'Action'; First = { param($session) Start-TelConference -Group 1 -Device '1000' -Session $session }; Run = { param($session) Stop-TelConference -Device '1000' -Session $session } }
    @{ Name = 'confgroup_callee'; Declared = 'POST call/confgroup_callee'; Kind = 'Action'; First = { param($session) Start-TelConference -Group 1 -Device '1000' -Session $session }; Run = { param($session) Add-TelConferenceMember '1006' -Index 5 -Group 1 -Device '1000' -Session $session } }
    @{ Name = 'confgroup_callee-delete'; Declared = 'DELETE call/confgroup_callee'; Kind = 'Action'; First = { param($session) Start-TelConference -Group 1 -Device '1000' -Session $session }; Run = { param($session) Remove-TelConferenceMember -Index 2 -Group 1 -Device '1000' -Session $session } }
    @{ Name = 'confgroup_mutecallee'; Declared = 'call/confgroup_mutecallee'; Kind = 'Set'; First = { param($session) Start-TelConference -Group 2 -Device '1007' -Session $session }; Run = { param($session) Set-TelConferenceMember 1 -Muted $true -Group 2 -Device '1007' -Session $session } }
    @{ Name = 'confroom-get'; Declared = 'GET call/confroom'; Kind = 'Read'; Run = { param($session) Get-TelConferenceRoom 3 -Device '1000' -Session $session } }
    @{ Name = 'confroom'; Declared = 'POST call/confroom'; Kind = 'Action'; Run = { param($session) Open-TelConferenceRoom 3 -Device '1000' -Session $session } }
) | ForEach-Object {
    @{ Name = $_.Name; Declared = $_.Declared; Kind = $_.Kind; Resource = $_['Resource'] ?? 'Call'; Run = $_.Run; First = $_['First']; Asks = $_['Asks'] ?? 1 }
}
