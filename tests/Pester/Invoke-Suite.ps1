<#
.SYNOPSIS
    Runs the Pester suite against the built module, writes its counts, and ends with the number of failures.
#>
[CmdletBinding()]
param(
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../../out/test-results'),
    [string] $Filter = '*'
)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$null = New-Item -ItemType Directory -Path $OutputFolder -Force

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path $PSScriptRoot "$Filter.Tests.ps1"
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputPath = Join-Path $OutputFolder 'pester.xml'
$result = Invoke-Pester -Configuration $configuration

# A block that fails outside of its tests is a failure too.
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
@{ passed = $result.PassedCount; failed = $failed; skipped = $result.SkippedCount } | ConvertTo-Json -Compress |
    Set-Content -LiteralPath (Join-Path $OutputFolder 'pester.json')
"$($result.PassedCount) passed, $failed failed, $($result.SkippedCount) skipped"
exit [Math]::Min($failed, 100)
