@{
    RootModule           = 'out/TelephonyOps/TelephonyOps.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5a0f3b2e-6c0b-4b8a-9d6e-2f1c7e9a4d10'
    Author               = 'TelephonyOps contributors'
    CompanyName          = 'TelephonyOps contributors'
    Copyright            = '(c) TelephonyOps contributors. MIT licence.'
    Description          = 'One typed command set over five telephony systems: LG U+ DCS, LG U+ Centrex, LGUBase Open API, SK broadband CS OpenAPI and Ericsson-LG iPECS.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('out/TelephonyOps/TelephonyOps.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-TelConferenceMember'
        'Clear-TelForward'
        'Connect-TelSession'
        'Disconnect-TelSession'
        'Get-TelCall'
        'Get-TelCallHistory'
        'Get-TelCallStatus'
        'Get-TelCapability'
        'Get-TelContact'
        'Get-TelForward'
        'Get-TelInboundCall'
        'Get-TelMessage'
        'Get-TelRecording'
        'Get-TelSession'
        'Get-TelSimulator'
        'Get-TelUser'
        'Get-TelWebhook'
        'Invoke-TelCommand'
        'Invoke-TelDial'
        'Register-TelEvent'
        'Remove-TelRecording'
        'Remove-TelWebhook'
        'Resume-TelCall'
        'Save-TelRecording'
        'Select-TelSession'
        'Send-TelMessage'
        'Set-TelForward'
        'Set-TelWebhook'
        'Start-TelConference'
        'Start-TelRecording'
        'Start-TelSimulator'
        'Stop-TelCall'
        'Stop-TelRecording'
        'Stop-TelSimulator'
        'Suspend-TelCall'
        'Test-TelSession'
        'Wait-TelEvent'
        'Watch-TelEvent'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('telephony', 'CTI', 'PBX', 'Centrex', 'iPECS', 'call-recording', 'SMS')
            LicenseUri = 'https://opensource.org/licenses/MIT'
        }
    }
}
