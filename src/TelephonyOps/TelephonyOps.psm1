# The commands live in an assembly load context of their own (see TelephonyOps.Loader); this file only carries them into the session.
$loader = Join-Path $PSScriptRoot 'TelephonyOps.Loader.dll'
if (-not ('TelephonyOps.Loader.LoadContext' -as [type])) {
    # Not Add-Type: that would load the module that it stands in, which takes longer than all of ours.
    $null = [System.Reflection.Assembly]::LoadFrom($loader)
}

$import = @{ PassThru = $true; ErrorAction = 'Stop' }

# The library has no commands. It is imported so that its types are found by their names, e.g. [TelephonyOps.CallRecord].
$null = Import-Module -Assembly ([TelephonyOps.Loader.LoadContext]::Load('TelephonyOps.Core')) @import
$commands = Import-Module -Assembly ([TelephonyOps.Loader.LoadContext]::Load('TelephonyOps')) @import

# On a second import the engine keeps the nested module's cmdlets to itself (PowerShell#20710).
$addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')

# Then it does not know the nested modules either, beside which it would look for the help that does not stand beside the manifest.
$helpFile = [System.Management.Automation.CmdletInfo].GetProperty('HelpFile')
$help = Join-Path $PSScriptRoot 'en-US' 'TelephonyOps.dll-Help.xml'
foreach ($command in $commands.ExportedCmdlets.Values) {
    $null = $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $command))
    $helpFile.SetValue($command, $help)
}
