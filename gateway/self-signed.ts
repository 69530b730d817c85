// For tests only: a certificate that nobody trusts, for a name that nobody asks for, valid for a hundred
// years. Made by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj
// /CN=wrong.example -addext subjectAltName=DNS:wrong.example`. Its key protects nothing.

export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBoTCCAUegAwIBAgIUBcElFAeHMNjOhICEw9VbAWTuFx8wCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNd3JvbmcuZXhhbXBsZTAgFw0yNjExMjgxMzAxMDJaGA8yMTI2
MTEwNDEzMDEwMlowGDEWMBQGA1UEAwwNd3JvbmcuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABPVd6zEvrm4aeYFnbRYO1k+FkKL1MLuK3ncC+y1bhuJx
UDik5cZxgEPzckUAalULy0AxX7PGEUUClfBrnnMvlSqjbTBrMB0GA1UdDgQWBBS4
XVfK9CBQ6tEQ6q1IcoisVKkZSDAfBgNVHSMEGDAWgBS4XVfK9CBQ6tEQ6q1Icois
VKkZSDAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXdyb25nLmV4YW1wbGUw
CgYIKoZIzj0EAwIDSAAwRQIgFcS+ADga1nx8sIe/nZPdyu9sH8gVW3kXnqrKx22J
Mv8CIQDWRv4YKzMsKo4cnxIkHZbENv91uLPIBggTw3UJkMp73g==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAtHyZTJNCwjH/5mW
zqxVXgJY2WDAyvpKGg6KLQWuOlWhRANCAAT1XesxL65uGnmBZ20WDtZPhZCi9TC7
it53AvstW4bicVA4pOXGcYBD83JFAGpVC8tAMV+zxhFFApXwa55zL5Uq
-----END PRIVATE KEY-----`,
}
