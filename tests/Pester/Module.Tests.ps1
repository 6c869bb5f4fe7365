BeforeAll {
    . $PSScriptRoot/Common.ps1
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $manifest = Import-PowerShellDataFile (Join-Path $root 'TelephonyOps.psd1')

    # Runs a script in a fresh process, as a user's first command would.
    function Invoke-Fresh([string] $Script) {
        pwsh -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; $Script"
    }
}

Describe 'Import' {
    It 'exports exactly the commands of the manifest, from <Path>' -ForEach @(
        @{ Path = 'out/TelephonyOps' }
        @{ Path = 'TelephonyOps.psd1' }
    ) {
        $names = Invoke-Fresh "Import-Module '$root/$Path'; (Get-Command -Module TelephonyOps).Name"
        $names | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'exports them again after Import-Module -Force' {
        $count = Invoke-Fresh "Import-Module '$root/out/TelephonyOps'; Import-Module '$root/out/TelephonyOps' -Force; (Get-Command -Module TelephonyOps).Count"
        $count | Should -Be $manifest.CmdletsToExport.Count
    }

    It 'finds its public types by name and binds them' {
        $answer = Invoke-Fresh "Import-Module '$root/out/TelephonyOps'; function f([TelephonyOps.CallRecord] `$r) { `$r.From }; f ([TelephonyOps.CallRecord]@{ From = '0854' }); [TelephonyOps.TelEventType]::Ringing"
        $answer | Should -Be '0854', 'Ringing'
    }

    It 'keeps its dependencies out of the default load context' {
        $names = Invoke-Fresh "Import-Module '$root/out/TelephonyOps'; [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name"
        $names | Should -Not -Contain 'Polly.Core'
        $names | Should -Not -Contain 'TelephonyOps'
        $names | Should -Contain 'TelephonyOps.Loader'
    }

    It 'uses approved verbs and the prefix Tel only' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module TelephonyOps) {
            $approved | Should -Contain $command.Verb
            $command.Noun | Should -BeLike 'Tel*'
        }
    }
}
