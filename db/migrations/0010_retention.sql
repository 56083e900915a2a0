-- outside a transaction: an index that an interrupted try left behind is dropped and made anew.
DROP INDEX CONCURRENTLY IF EXISTS "email_tokens_expiry_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "email_tokens_expiry_index" ON "email_tokens" USING btree ("expires_at");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "letters_sent_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "letters_sent_index" ON "letters" USING btree ("sent_at") WHERE "letters"."sent_at" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "letters_link_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "letters_link_index" ON "letters" USING btree ("email_token_id");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "letters_account_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "letters_account_index" ON "letters" USING btree ("account_id");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "refresh_tokens_expiry_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "refresh_tokens_expiry_index" ON "refresh_tokens" USING btree ("expires_at");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "sessions_expiry_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "sessions_expiry_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "idempotent_requests_created_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "idempotent_requests_created_index" ON "idempotent_requests" USING btree ("created_at");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "sign_in_tries_forget_index";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "sign_in_tries_forget_index" ON "sign_in_tries" USING btree ("forget_at");