import { expect, test } from "vitest";
import { MOST_MEGABYTES, readUpload } from "./read-upload";

function sent(form: FormData): Request {
  return new Request("http://localhost/panel/importar/subir", { method: "POST", body: form });
}

function formWith(file: File, source = "viejo"): FormData {
  const form = new FormData();
  form.set("source", source);
  form.set("file", file);
  return form;
}

test("a file arrives byte by byte, whatever stands in it", async () => {
  const bytes = Buffer.concat([
    Buffer.from("a,b\r\n--x\r\n\r\nContent-Disposition: form-data\r\n"),
    Buffer.from([0xff, 0, 0x80]),
  ]);
  const upload = await readUpload(sent(formWith(new File([bytes], "pérsonas.csv"), "Sistema\nviejo")));
  if (typeof upload === "string") throw new Error(upload);
  expect(upload.bytes.equals(bytes)).toBe(true);
  expect(upload.name).toBe("pérsonas.csv");
  expect(upload.fields.source?.replace("\r\n", "\n")).toBe("Sistema\nviejo");
});

test("no file, an empty choice and another kind of body are no file", async () => {
  const none = new FormData();
  none.set("source", "viejo");
  expect(await readUpload(sent(none))).toBe("no_file");
  expect(await readUpload(sent(formWith(new File([], ""))))).toBe("no_file");
  const other = new Request("http://localhost/", { method: "POST", body: "file=a" });
  expect(await readUpload(other)).toBe("no_file");
});

test("a file over the bound is refused, also where its length is not said", async () => {
  const large = new File([new Uint8Array(MOST_MEGABYTES * 1024 * 1024 + 20_000)], "a.csv");
  const { headers, body } = sent(formWith(large));
  const kind = { "content-type": headers.get("content-type") ?? "" };
  expect(
    await readUpload(
      new Request("http://localhost/", { method: "POST", body, headers: kind, duplex: "half" } as RequestInit),
    ),
  ).toBe("too_large");
});
