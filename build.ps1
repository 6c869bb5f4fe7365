<#
.SYNOPSIS
    Builds, tests and packs TelephonyOps.
.PARAMETER Task
    Build    the solution and the module in out/TelephonyOps
    Test     every suite, as `dotnet test` runs them (Pester too)
    Pester   the Pester suite alone; -Filter chooses test files
    Docs     brings the help pages' syntax blocks, the coverage page and the help files up to date
    Package  a zip of the module in out/
    Demo     the main job against the simulators
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Docs', 'Package', 'Demo')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Filter = '*'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$solution = Join-Path $PSScriptRoot 'TelephonyOps.sln'
$output = Join-Path $PSScriptRoot 'out'

function Invoke-Tool {
    $name, $arguments = $args
    & $name @arguments
    if ($LASTEXITCODE -ne 0) { throw "$name ended with $LASTEXITCODE" }
}

function Build { Invoke-Tool dotnet build $solution -c $Configuration -v q }
function Test { Invoke-Tool dotnet test $solution -c $Configuration }
function Demo { Invoke-Tool dotnet run -c $Configuration --project (Join-Path $PSScriptRoot 'src/TelephonyOps.Simulator') -- demo }

function Pester {
    Build
    Invoke-Tool pwsh -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Invoke-Suite.ps1') -Filter $Filter
}

function Docs {
    Build
    $tool = @('run', '--no-build', '-c', $Configuration, '--project', (Join-Path $PSScriptRoot 'src/TelephonyOps.Docs'), '--')
    Invoke-Tool dotnet @tool update (Join-Path $PSScriptRoot 'docs/en-US')
    Invoke-Tool dotnet @tool coverage (Join-Path $PSScriptRoot 'docs/coverage.md')
    Build
}

function Package {
    $script:Configuration = 'Release'
    Build
    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'TelephonyOps.psd1')).ModuleVersion
    $package = Join-Path $output "TelephonyOps.$version.zip"
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package }
    [System.IO.Compression.ZipFile]::CreateFromDirectory((Join-Path $output 'TelephonyOps'), $package, 'Optimal', $true)
    Get-Item -LiteralPath $package
}

foreach ($name in $Task) { & $name }
