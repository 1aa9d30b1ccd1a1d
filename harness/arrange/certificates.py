"""A certificate of example.com, the key that it is for and the request that it was made of: in the form that such are kept in.

Made for this module alone, of an elliptic curve since those are short; nobody trusts them, and nothing is kept with them.
"""

from __future__ import annotations

CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIBLTCB1KADAgECAgEBMAoGCCqGSM49BAMCMBYxFDASBgNVBAMMC2V4YW1wbGUu
Y29tMB4XDTIwMDEwMTAwMDAwMFoXDTQ5MDEwMTAwMDAwMFowFjEUMBIGA1UEAwwL
ZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARr5Fu/WrLYct5A
iPkVTPxlirEiaau+Tej05dtiNbtrzBvuUMf0hrYvXdhftOD+06gyeSjvrZrkPdPH
nXaz+mbmoxMwETAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCx
U6Qup2STUYHtePISfZUDOipxoPEP21t7M7HxG0tWTgIgIctiITJD0fp/XcCjPOP8
Ye5lNZFYOWFsuCMZW2hk2qI=
-----END CERTIFICATE-----
"""
PRIVATE_KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfqv5L6/6orhS8j+i
Za1cTg9135yLKdkqArFX5SnD+vGhRANCAARr5Fu/WrLYct5AiPkVTPxlirEiaau+
Tej05dtiNbtrzBvuUMf0hrYvXdhftOD+06gyeSjvrZrkPdPHnXaz+mbm
-----END PRIVATE KEY-----
"""
REQUEST = """-----BEGIN CERTIFICATE REQUEST-----
MIHQMHgCAQAwFjEUMBIGA1UEAwwLZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAARr5Fu/WrLYct5AiPkVTPxlirEiaau+Tej05dtiNbtrzBvuUMf0
hrYvXdhftOD+06gyeSjvrZrkPdPHnXaz+mbmoAAwCgYIKoZIzj0EAwIDSAAwRQIg
JNX855v4MoUziasj3/GNTo0KKNWASpzula3OclbY1PoCIQC5ybutFnOiH9oSaY8f
Jcp3OUIi/ZKAh7mueQ2SJ6/d1Q==
-----END CERTIFICATE REQUEST-----
"""
PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFa+fOLnRGa5JAT54U9WLHJ5GYu3b0iekBtwN/TBbTgf example"
