"""A stock Django REST framework back end with SimpleJWT that keeps document 000, as a business has it today.

    python3 django_movil.py PORT FOLDER
"""

import pathlib
import sys

import django
from django.conf import settings

PORT, FOLDER = int(sys.argv[1]), pathlib.Path(sys.argv[2])

settings.configure(
    DEBUG=False,
    SECRET_KEY="a secret of the old back end, for its HS256 tokens",
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    ROOT_URLCONF=__name__,
    LANGUAGE_CODE="es",
    USE_I18N=True,
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "rest_framework_simplejwt"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "old.sqlite3"),
                           "OPTIONS": {"timeout": 30}}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    # Its hashes never leave it; a cheap one keeps the tests quick.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    REST_FRAMEWORK={
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    },
)
django.setup()

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application
from django.urls import path
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.validators import UniqueValidator
from rest_framework.views import APIView
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView
from rest_framework_simplejwt.serializers import TokenObtainPairSerializer

OPTIONAL = {"required": False, "allow_null": True}


class Register(serializers.Serializer):
    nombres = serializers.CharField(max_length=150)
    apellidos = serializers.CharField(max_length=150)
    email = serializers.EmailField(
        validators=[UniqueValidator(User.objects.all(), "usuario con este email ya existe.", lookup="iexact")]
    )
    password = serializers.CharField(min_length=6, trim_whitespace=False)
    password_confirm = serializers.CharField(trim_whitespace=False)
    telefono = serializers.CharField(max_length=20)
    fecha_nacimiento = serializers.DateField(**OPTIONAL)
    genero = serializers.ChoiceField(["M", "F", "O"], **OPTIONAL)
    documento_identidad = serializers.CharField(max_length=30, **OPTIONAL)
    pais = serializers.CharField(max_length=2, **OPTIONAL)

    def validate(self, data):
        if data["password"] != data["password_confirm"]:
            raise serializers.ValidationError({"password": ["Las contraseñas no coinciden."]})
        return data


class RegisterView(APIView):
    authentication_classes = []

    def post(self, request):
        serializer = Register(data=request.data)
        serializer.is_valid(raise_exception=True)
        data = serializer.validated_data
        user = User.objects.create_user(
            data["email"].lower(), data["email"], data["password"],
            first_name=data["nombres"], last_name=data["apellidos"],
        )
        refresh = RefreshToken.for_user(user)
        body = {"access": str(refresh.access_token), "refresh": str(refresh), "usuario_id": user.id}
        return Response(body, status=status.HTTP_201_CREATED)


class ByEmail(TokenObtainPairSerializer):
    username_field = "email"

    def validate(self, data):
        user = authenticate(username=data["email"].lower(), password=data["password"])
        if user is None:
            raise exceptions.AuthenticationFailed(self.error_messages["no_active_account"], "no_active_account")
        refresh = self.get_token(user)
        return {"access": str(refresh.access_token), "refresh": str(refresh)}


class Caller(APIView):
    """For the tests: what address the caller has, as this back end sees it; and a changed password."""

    authentication_classes = []

    def get(self, request):
        return Response({name: request.META.get(name) for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED")})

    def post(self, request):
        user = User.objects.get(username=request.data["email"].lower())
        user.set_password(request.data["password"])
        user.save()
        return Response({})


urlpatterns = [
    path("api/auth/register/", RegisterView.as_view()),
    path("api/auth/login/", TokenObtainPairView.as_view(serializer_class=ByEmail)),
    path("api/auth/token/refresh/", TokenRefreshView.as_view()),
    path("of-the-tests/", Caller.as_view()),
]

call_command("migrate", verbosity=0)
print("ready", flush=True)
run("127.0.0.1", PORT, get_wsgi_application(), threading=True)
