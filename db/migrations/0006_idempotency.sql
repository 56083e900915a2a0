CREATE TABLE "idempotent_requests" (
	"key_hash" "bytea" PRIMARY KEY NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"lease" uuid NOT NULL,
	"leased_until" timestamp with time zone NOT NULL,
	"sealed_answer" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
