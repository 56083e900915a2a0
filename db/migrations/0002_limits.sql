CREATE TABLE "rate_limits" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL,
	"room_seconds" double precision NOT NULL,
	"passed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"passed" boolean NOT NULL,
	"known" boolean DEFAULT false NOT NULL,
	"forget_at" timestamp with time zone NOT NULL
);
