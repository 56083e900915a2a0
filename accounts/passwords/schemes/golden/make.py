"""Password hashes as other systems store them, made by those systems' own libraries.

    /usr/bin/python3 accounts/passwords/schemes/golden/make.py > accounts/passwords/schemes/golden/hashes.json

Debian's python3-django, python3-passlib, python3-werkzeug, python3-argon2, python3-bcrypt and php-cli. What Debian has
no library for is computed with Python's hashlib, in the notation of the system named. The tests need none of them.
"""

import base64
import hashlib
import json
import os
import struct
import subprocess
import sys

import argon2
from django.conf import settings

settings.configure()

from django.contrib.auth import hashers
from passlib import hash as passlib
from werkzeug.security import generate_password_hash

PASSWORDS = [
    "correcto caballo",
    "Clave1\u00baSegura",
    "Clave\u00b41Segura",
    "contrasen\u0303a12",
    "\U0001f419 \u00f1and\u00fa",
    "una frase que pasa de los setenta y dos bytes, que es donde bcrypt deja de mirar y corta",
]


def php(code, password):
    run = ["php", "-r", f"echo {code};", "--", password]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def django_scrypt(password):
    key = hashlib.scrypt(password.encode(), salt=b"seasalt123", n=2**14, r=8, p=1, maxmem=2**26, dklen=64)
    return "scrypt$16384$seasalt123$8$1$" + base64.b64encode(key).decode()


def aspnet(password, prf=1, digest="sha256", iterations=10000, length=32):
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac(digest, password.encode(), salt, iterations, length)
    return base64.b64encode(b"\x01" + struct.pack(">III", prf, iterations, len(salt)) + salt + key).decode()


MAKERS = {
    "Django pbkdf2_sha256": hashers.PBKDF2PasswordHasher,
    "Django pbkdf2_sha1": hashers.PBKDF2SHA1PasswordHasher,
    "Django argon2": hashers.Argon2PasswordHasher,
    "Django bcrypt_sha256": hashers.BCryptSHA256PasswordHasher,
    "Django bcrypt": hashers.BCryptPasswordHasher,
}


def django(hasher):
    made = hasher()
    made.rounds = 6
    return lambda password: made.encode(password, made.salt() if hasattr(made, "rounds") and "bcrypt" in made.algorithm else "seasalt12345")


makers = {name: django(hasher) for name, hasher in MAKERS.items()}
makers |= {
    "Django scrypt (by hashlib)": django_scrypt,
    "Werkzeug pbkdf2": lambda p: generate_password_hash(p, "pbkdf2:sha256:260000"),
    "Werkzeug pbkdf2 sha512": lambda p: generate_password_hash(p, "pbkdf2:sha512:1000"),
    "PHP bcrypt": lambda p: php('password_hash($argv[1], PASSWORD_BCRYPT, ["cost" => 6])', p),
    "PHP argon2i": lambda p: php("password_hash($argv[1], PASSWORD_ARGON2I)", p),
    "PHP argon2id": lambda p: php("password_hash($argv[1], PASSWORD_ARGON2ID)", p),
    "PHP sha256 crypt": lambda p: php("crypt($argv[1], '$5$rounds=1000$saltstring')", p),
    "Passlib bcrypt 2a": passlib.bcrypt.using(rounds=6, ident="2a").hash,
    "Passlib bcrypt 2b": passlib.bcrypt.using(rounds=6, ident="2b").hash,
    "argon2-cffi": argon2.PasswordHasher().hash,
    "Passlib phpass": passlib.phpass.using(rounds=11).hash,
    "Passlib sha256_crypt": passlib.sha256_crypt.using(rounds=5000).hash,
    "Passlib sha512_crypt": passlib.sha512_crypt.using(rounds=5000).hash,
    "Passlib sha512_crypt with rounds": passlib.sha512_crypt.using(rounds=12345).hash,
    "Spring bcrypt": lambda p: "{bcrypt}" + passlib.bcrypt.using(rounds=6, ident="2a").hash(p),
    "ASP.NET Identity v3 (by hashlib)": aspnet,
    "ASP.NET Identity v3, SHA-512 (by hashlib)": lambda p: aspnet(p, 2, "sha512", 100000),
}

# Each takes a second to check.
COSTLY = ["Django argon2", "PHP argon2i", "PHP argon2id", "argon2-cffi"]

hashes = [
    {"by": by, "password": password, "hash": make(password)}
    for by, make in makers.items()
    for password in (PASSWORDS[1:4:2] if by in COSTLY else PASSWORDS)
]
# The example of https://github.com/firebase/scrypt, made by Firebase itself.
hashes.append(
    {
        "by": "Firebase scrypt",
        "password": "user1password",
        "hash": "$".join(
            [
                "firebase-scrypt",
                "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
                "Bw==",
                "8",
                "14",
                "42xEC+ixf3L2lw==",
                "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
            ]
        ),
    }
)
json.dump(hashes, sys.stdout, indent=1, ensure_ascii=True)
print()
