-- outside a transaction: an index that an interrupted try left behind is dropped and made anew.
DROP INDEX CONCURRENTLY IF EXISTS "accounts_untouched_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "accounts_untouched_index" ON "accounts" USING btree ("created_at") WHERE "accounts"."email_verified_at" is null and "accounts"."password_used_at" is null and "accounts"."closed_at" is null and "accounts"."disabled_at" is null and "accounts"."registered_by" is null and "accounts"."role" = 'client';
