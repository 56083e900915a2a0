"""What Django REST framework answers, in Spanish, to the requests in drf-requests.json.

    python3 e2e/http/golden/drf.py > e2e/http/golden/drf-es.json

Debian's python3-djangorestframework (3.14) is the reference for the two contracts that plainly come from it.
The tests compare Alta with the result; they need no Python.
"""

import json
import pathlib
import sys

import django
from django.conf import settings

settings.configure(
    LANGUAGE_CODE="es",
    USE_I18N=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"],
    REST_FRAMEWORK={"UNAUTHENTICATED_USER": None, "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"]},
)
django.setup()

import rest_framework
from django.core.exceptions import ObjectDoesNotExist
from rest_framework import authentication, exceptions, permissions, serializers
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

OPTIONAL = {"required": False, "allow_null": True}
COUNTRIES = ["AR", "BO", "ES"]


class Branches:
    """One branch, number 1."""

    def get(self, pk):
        if int(pk) != 1:
            raise ObjectDoesNotExist
        return 1


class Role(serializers.IntegerField):
    """An integer first, then one of three."""

    def to_internal_value(self, data):
        return serializers.ChoiceField([1, 2, 3]).to_internal_value(super().to_internal_value(data))


class Movil(serializers.Serializer):
    nombres = serializers.CharField(max_length=150)
    apellidos = serializers.CharField(max_length=150)
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(min_length=6, max_length=256, trim_whitespace=False)
    password_confirm = serializers.CharField(max_length=256, trim_whitespace=False)
    telefono = serializers.CharField(max_length=20)
    fecha_nacimiento = serializers.DateField(**OPTIONAL)
    genero = serializers.ChoiceField(["M", "F", "O"], allow_blank=True, **OPTIONAL)
    documento_identidad = serializers.CharField(max_length=30, allow_blank=True, **OPTIONAL)
    pais = serializers.ChoiceField(COUNTRIES, allow_blank=True, **OPTIONAL)


class Sucursal(serializers.Serializer):
    email = serializers.EmailField(max_length=254)
    nombre = serializers.CharField(max_length=150)
    apellido = serializers.CharField(max_length=150)
    telefono = serializers.CharField(max_length=20)
    fecha_nacimiento = serializers.DateField()
    rol = Role(**OPTIONAL)
    puesto = serializers.CharField(max_length=80, allow_blank=True, **OPTIONAL)
    localidad = serializers.PrimaryKeyRelatedField(queryset=Branches(), **OPTIONAL)


class View(APIView):
    serializer_class = None
    authentication_classes = []

    def post(self, request):
        self.serializer_class(data=request.data).is_valid(raise_exception=True)
        return Response(status=201)


class Bearer(authentication.BaseAuthentication):
    def authenticate(self, request):
        return None

    def authenticate_header(self, request):
        return "Bearer"


class Guarded(View):
    authentication_classes = [Bearer]
    permission_classes = [permissions.IsAuthenticated]


def answer(view, method, body, content_type="application/json"):
    request = APIRequestFactory().generic(method, "/", body, content_type)
    response = view.as_view()(request)
    return {"status": response.status_code, "body": response.data}


def main():
    cases = json.loads((pathlib.Path(__file__).parent / "drf-requests.json").read_text("utf-8"))
    golden = {"made_with": f"Django REST framework {rest_framework.VERSION}, Django {django.__version__}"}
    for name, serializer in (("movil", Movil), ("sucursal", Sucursal)):
        view = type(name, (View,), {"serializer_class": serializer})
        valid = cases[name]["valid"]
        fields = {}
        for field, values in cases[name]["fields"].items():
            answers = [answer(view, "POST", json.dumps({**valid, field: value})) for value in values]
            fields[field] = [(given["body"] or {}).get(field) for given in answers]
        bodies = [answer(view, "POST", json.dumps(body)) for body in cases["bodies"]]
        golden[name] = {"fields": fields, "bodies": bodies}
    view = type("view", (View,), {"serializer_class": Movil})
    golden["methods"] = {method: answer(view, method, "") for method in ("GET", "PUT", "PATCH", "DELETE")}
    golden["media_types"] = {given: answer(view, "POST", "x", given) for given in cases["media_types"]}
    golden["unreadable"] = answer(view, "POST", "{")
    golden["unauthenticated"] = answer(Guarded, "POST", "{}")
    golden["malformed"] = str(exceptions.ParseError().detail)
    json.dump(golden, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()


main()
