# manifest.xml をこの利用者の Excel に登録します（開発・試験用、管理者権限は不要）。
# 例: powershell -ExecutionPolicy Bypass -File register-manifest.ps1 -Manifest C:\daicho\manifest.xml
# 取り消し: 同じ -Manifest に -Remove を付けます。
param([Parameter(Mandatory = $true)][string]$Manifest, [switch]$Remove)
$ErrorActionPreference = 'Stop'
$path = (Resolve-Path $Manifest).Path
$id = ([xml](Get-Content -Encoding UTF8 -Raw $path)).OfficeApp.Id
if (-not $id) { throw 'manifest.xml ではありません（Id がありません）。' }
$root = 'HKCU:\SOFTWARE\Microsoft\Office\16.0\Wef\Developer'
if ($Remove) { if (Test-Path $root) { Remove-ItemProperty -Path $root -Name $id -ErrorAction SilentlyContinue }; '取り消しました。'; exit 0 }
if (-not (Test-Path $root)) { New-Item -Path $root -Force | Out-Null }
New-ItemProperty -Path $root -Name $id -Value $path -PropertyType String -Force | Out-Null
'登録しました。Excel を開き直してください。'
