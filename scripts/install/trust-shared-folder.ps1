# 共有フォルダーを Excel の信頼できるアドイン カタログに加えます（利用者ごと、管理者権限は不要）。
# 例: powershell -ExecutionPolicy Bypass -File trust-shared-folder.ps1 -Folder \\server\addins
# 取り消し: 同じ -Folder に -Remove を付けます。
param([Parameter(Mandatory = $true)][string]$Folder, [switch]$Remove)
$ErrorActionPreference = 'Stop'
if ($Folder -notmatch '^\\\\[^\\]+\\[^\\]+') { throw '共有フォルダーを \\サーバー名\共有名 の形で指定してください。' }
$root = 'HKCU:\SOFTWARE\Microsoft\Office\16.0\WEF\TrustedCatalogs'
$known = @(if (Test-Path $root) { Get-ChildItem $root | Where-Object { (Get-ItemProperty $_.PSPath).Url -eq $Folder } })
if ($Remove) { $known | Remove-Item -Recurse; '取り消しました。'; exit 0 }
if ($known.Count -gt 0) { 'すでに加えてあります。'; exit 0 }
$id = '{' + [guid]::NewGuid().ToString() + '}'
$key = New-Item -Path "$root\$id" -Force
New-ItemProperty -Path $key.PSPath -Name Id -Value $id -PropertyType String | Out-Null
New-ItemProperty -Path $key.PSPath -Name Url -Value $Folder -PropertyType String | Out-Null
New-ItemProperty -Path $key.PSPath -Name Flags -Value 1 -PropertyType DWord | Out-Null
'加えました。Excel をすべて閉じて開き直し、「アドイン」の「共有フォルダー」から daicho を追加してください。'
