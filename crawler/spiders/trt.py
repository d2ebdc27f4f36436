from crawler.platforms.any_site import AnySite


class ThuaThienHueTV(AnySite):
    """Radio and television of Thừa Thiên Huế.

    DotNetNuke in 2016.
    """

    name = "trt"
    title = "Đài Phát thanh - Truyền hình Thừa Thiên Huế"
    kind = "broadcaster"
    province = "Thừa Thiên Huế"
    hosts = ("trt.com.vn", "trthue.vn")
    seen = {"trt.com.vn": "2016"}
    status = "unknown"
    checked = None
