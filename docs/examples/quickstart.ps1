<#
.SYNOPSIS
    The module's main job against simulators: connect, dial, see the ring, read history, forward, save a recording, disconnect.
.DESCRIPTION
    Works on this machine alone; no real line is touched. Each step says what it did, and the script fails where a step does.
.PARAMETER Provider
    Which systems to show. Default: all.
.PARAMETER Folder
    Where the recordings go. Default: a temporary folder, which is removed at the end.
#>
[CmdletBinding()]
param(
    [string[]] $Provider,
    [string] $Folder
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$keep = [bool] $Folder
if (-not $keep) {
    $Folder = Join-Path ([System.IO.Path]::GetTempPath()) ('telephonyops-' + [guid]::NewGuid().ToString('N'))
}
$null = New-Item -ItemType Directory -Path $Folder -Force

function Write-Step([string] $Text) { Write-Host "  $Text" }

function Assert-Step([bool] $Condition, [string] $Text) {
    if (-not $Condition) { throw "Step failed: $Text" }
    Write-Step $Text
}

$parts = Join-Path $PSScriptRoot 'quickstart'
if (-not $Provider) { $Provider = (Get-ChildItem -Path $parts -Filter *.ps1 | Sort-Object -Property Name).BaseName }
try {
    foreach ($name in $Provider) {
        $simulator = Start-TelSimulator -Provider $name
        Write-Host $simulator.Provider
        try {
            $session = $simulator | Connect-TelSession
            Write-Step "connected to $($session.Server) as $($session.Account) (session $($session.Name))"
            . (Join-Path $parts "$($name.ToLowerInvariant()).ps1")
            $session | Disconnect-TelSession
            Write-Step 'disconnected'
        }
        finally {
            $simulator | Stop-TelSimulator
        }
    }
}
finally {
    if (-not $keep) { Remove-Item -LiteralPath $Folder -Recurse -Force }
}
